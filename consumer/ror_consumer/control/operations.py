"""La table du pilotage : chaque opération du contrat, et la fonction qui la joue."""

from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Protocol

from ror_consumer.application.acces import trouver_region
from ror_consumer.application.composition import Composition
from ror_consumer.control.entry import EntreeFautive, check
from ror_consumer.control.refusals import refused, unsupported
from ror_consumer.control.render import rendered
from ror_consumer.domain.refus import ActionRefusee, Motif, Refus
from ror_consumer.domain.ror import RorIndisponible
from ror_consumer.domain.valeurs import ValeurInvalide

Corps = Mapping[str, Any]
Reponse = dict[str, Any]


class Systeme(Protocol):
    """Ce que le pilotage demande au système en marche, en plus de sa composition."""

    @property
    def composition(self) -> Composition: ...

    @property
    def contrats(self) -> tuple[str, ...]:
        """Les versions du contrat du ROR qu'il parle."""

    def demarrer_passage(self, region: str, instant: str) -> None:
        """Dit l'heure à la région dans un processus séparé, et rend la main aussitôt."""

    def tuer(self, region: str) -> bool:
        """Achève ce processus ; faux s'il n'y en a pas en cours."""

    def redemarrer(self) -> None:
        """Arrête tout, puis repart de la seule base."""


Operation = Callable[[Systeme, Corps], object]
"""Une opération : rend une vue à champs, ou rien."""


def _cas(name: str) -> Operation:
    """L'opération qui joue le cas d'usage de ce nom avec les champs du corps."""
    return lambda systeme, corps: systeme.composition.executer(name, **corps)


def _presenter(systeme: Systeme, _corps: Corps) -> object:
    return {
        "nom": "ror_consumer",
        "version": _version(),
        "contrats": systeme.contrats,
        "operations": tuple(OPERATIONS),
    }


def _preparer(systeme: Systeme, corps: Corps) -> object:
    """L'environnement est l'affaire de qui a démarré ce système : il l'a déjà reçu."""
    region = {name: value for name, value in corps.items() if name != "environnement"}
    return systeme.composition.executer("preparer", **region)


def _demarrer_passage(systeme: Systeme, corps: Corps) -> None:
    with systeme.composition.ports.depot.transaction() as t:
        trouver_region(t, corps["region"])
    systeme.demarrer_passage(corps["region"], corps["instant"])


def _tuer(systeme: Systeme, corps: Corps) -> None:
    if not systeme.tuer(corps["region"]):
        message = f"aucun passage en cours dans un processus séparé pour « {corps['region']} »"
        raise ActionRefusee((Refus(Motif.INCONNU, message, "P3-42", {"region": corps["region"]}),))


def _redemarrer(systeme: Systeme, _corps: Corps) -> None:
    systeme.redemarrer()


def _version() -> str:
    try:
        return version("banc-ror")
    except PackageNotFoundError:
        return "0"


OPERATIONS: Mapping[str, Operation] = {
    "presenter": _presenter,
    "preparer": _preparer,
    "demander_ouverture": _cas("demander_ouverture"),
    "consulter_ouverture": _cas("consulter_ouverture"),
    "transmettre_certificat": _cas("transmettre_certificat"),
    "activer_interface": _cas("activer_interface"),
    "valider_recette": _cas("valider_recette"),
    "lister_etablissements": _cas("lister_etablissements"),
    "lire_etablissement": _cas("lire_etablissement"),
    "lire_unite": _cas("lire_unite"),
    "modifier_donnee": _cas("modifier_donnee"),
    "consulter_synchronisation": _cas("consulter_synchronisation"),
    "initier_synchronisation": _cas("initier_synchronisation"),
    "comparer_couple": _cas("comparer_couple"),
    "associer": _cas("associer"),
    "dissocier": _cas("dissocier"),
    "valider_structure": _cas("valider_structure"),
    "comparer_offre": _cas("comparer_offre"),
    "declarer_offre": _cas("declarer_offre"),
    "exporter_offre": _cas("exporter_offre"),
    "declarer_offre_verifiee": _cas("declarer_offre_verifiee"),
    "demander_synchronisation": _cas("demander_synchronisation"),
    "valider_offre": _cas("valider_offre"),
    "horloge": _cas("horloge"),
    "lancer_passage": _cas("lancer_passage"),
    "lister_alertes": _cas("lister_alertes"),
    "aligner_sur_ror": _cas("aligner_sur_ror"),
    "decider_fermeture": _cas("decider_fermeture"),
    "fermer_temporairement": _cas("fermer_temporairement"),
    "rouvrir": _cas("rouvrir"),
    "suspendre": _cas("suspendre"),
    "relancer": _cas("relancer"),
    "mettre_a_jour": _cas("mettre_a_jour"),
    "demander_creation_etablissement": _cas("demander_creation_etablissement"),
    "lister_demandes_creation": _cas("lister_demandes_creation"),
    "creer_etablissement": _cas("creer_etablissement"),
    "consulter_organisation": _cas("consulter_organisation"),
    "creer_unite_depuis_ror": _cas("creer_unite_depuis_ror"),
    "creer_unite": _cas("creer_unite"),
    "lister_erreurs": _cas("lister_erreurs"),
    "demarrer_passage": _demarrer_passage,
    "tuer": _tuer,
    "redemarrer": _redemarrer,
}


def play(systeme: Systeme, operation: str, corps: object) -> Reponse:
    """Joue une opération et rend sa réponse JSON : faite, refusée, ou non prise en charge.

    Lève `EntreeFautive` si le corps n'a pas la forme du contrat.
    """
    if operation not in OPERATIONS:
        return unsupported(f"opération inconnue de ce système : « {operation} »")
    checked = check(operation, corps)
    try:
        return rendered(OPERATIONS[operation](systeme, checked))
    except (ActionRefusee, RorIndisponible) as error:
        return refused(error)
    except ValeurInvalide as error:
        raise EntreeFautive("valeur", str(error), "une valeur de la forme de la donnée") from error
