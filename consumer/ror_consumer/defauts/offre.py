"""Défauts de la phase 2, étape 2 : comparer l'offre, l'exporter, la déclarer vérifiée (P2-30 à P2-38)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ror_consumer.application.acces import ouvrir_ror
from ror_consumer.application.composition import Composition
from ror_consumer.application.vues import ComparaisonOffre
from ror_consumer.defauts.modele import Defaut, Retouche
from ror_consumer.defauts.outils import Relais, ajoute, change, etats, port, profils, sans, usage
from ror_consumer.defauts.vocabulaire import ACTIVE, REFERENT, REGION, STRUCTURE
from ror_consumer.domain.fiches import donnees_unite, lire_fiche, modifications, remplacees
from ror_consumer.domain.offre import SUITES, EcartOffre, Porteuse, Resultat
from ror_consumer.domain.vocabulaire import Fiche, Origine, TypeUnite

PASSER, HARMONISER = SUITES[0].texte, SUITES[2].texte


def _ecarts(effet: Callable[[EcartOffre], EcartOffre]) -> Retouche:
    """Change ce que la comparaison dit de chaque donnée."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, **corps: Any) -> ComparaisonOffre:
            vue: ComparaisonOffre = juste(c, **corps)
            unites = tuple(replace(u, ecarts=tuple(effet(e) for e in u.ecarts)) for u in vue.unites)
            return replace(vue, unites=unites)

        return faux

    return usage("comparer_offre", enveloppe)


def _sur(resultat: Resultat, dit: Resultat) -> Callable[[EcartOffre], EcartOffre]:
    return lambda un: replace(un, resultat=dit) if un.resultat is resultat else un


def _mauvaise_unite(juste: Any) -> Any:
    """Montre sur chaque unité les écarts de la suivante."""

    def faux(c: Composition, **corps: Any) -> ComparaisonOffre:
        vue: ComparaisonOffre = juste(c, **corps)
        suivantes = (*vue.unites[1:], *vue.unites[:1])
        decalees = tuple(
            replace(u, ecarts=suivante.ecarts) for u, suivante in zip(vue.unites, suivantes, strict=True)
        )
        return replace(vue, unites=decalees)

    return faux


def _meilleur_cas(juste: Any) -> Any:
    """L'établissement suit l'unité la mieux renseignée, pas la pire."""

    def faux(c: Composition, **corps: Any) -> ComparaisonOffre:
        vue: ComparaisonOffre = juste(c, **corps)
        mieux = min(vue.unites, key=lambda une: une.cas)
        return replace(vue, cas=mieux.cas, suite=mieux.suite)

    return faux


class _Tronque(Relais):
    def exporter(self, *args: Any) -> str:
        return str(self.juste.exporter(*args))[:-3]


class _EnTexte(Relais):
    def exporter(self, _etablissement: Any, unites: Any) -> str:
        return "\n".join(f"{une.unite};{une.nom}" for une in unites)


def _exporter(relais: type[Relais]) -> Retouche:
    return port("exporteur", relais)


def _sans_effet(_juste: Any) -> Any:
    return lambda _c, **_corps: None


def marque_la_region(champ: str) -> Callable[[Any], Any]:
    """Pose la marque sur tous les établissements de la région."""

    def enveloppe(juste: Any) -> Any:
        def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> None:
            juste(c, region=region, etablissement=etablissement, **corps)
            with c.ports.depot.transaction() as t:
                un = t.etablissement(region, etablissement)
                for autre in t.etablissements(region) if un else ():
                    t.garder_etablissement(replace(autre, **{champ: getattr(un, champ)}))

        return faux

    return enveloppe


def _recopie(c: Composition, region: str, etablissement: str) -> None:
    """Recopie dans chaque unité associée les données communes de son OI."""
    with c.ports.depot.transaction() as t:
        lue, un = t.region(region), t.etablissement(region, etablissement)
        if lue is None or un is None:
            return
        lu = ouvrir_ror(c, lue).lire_etablissement(un.finess or "")
        ois = {oi.oi: oi for oi in lu.organisations} if lu else {}
        for unite in t.unites(region, etablissement):
            if unite.oi in ois:
                ror = lire_fiche(c.regles.donnees, Fiche.UNITE, donnees_unite(ois[unite.oi])).donnees
                changees = modifications(unite.donnees, ror)
                t.garder_unite(replace(unite, donnees=remplacees(unite.donnees, changees)))


def _compare_et_recopie(juste: Any) -> Any:
    def faux(c: Composition, region: str, etablissement: str, **corps: Any) -> Any:
        vue = juste(c, region=region, etablissement=etablissement, **corps)
        _recopie(c, region, etablissement)
        return vue

    return faux


def _associe_et_recopie(juste: Any) -> Any:
    def faux(c: Composition, region: str, unite: str, **corps: Any) -> None:
        juste(c, region=region, unite=unite, **corps)
        with c.ports.depot.transaction() as t:
            une = t.unite(region, unite)
        if une is not None:
            _recopie(c, region, une.etablissement)

    return faux


DEFAUTS: tuple[Defaut, ...] = (
    Defaut(
        "demandeuse_comparee",
        "P2-30",
        "La comparaison porte aussi sur les unités demandeuses.",
        ajoute("porteuses", Porteuse("P2-30", TypeUnite.MCO_DEMANDEUSE)),
    ),
    Defaut(
        "ssr_non_comparee",
        "P2-30",
        "Les SSR receveuses ne sont pas comparées.",
        sans("porteuses", type=TypeUnite.SSR_RECEVEUSE),
    ),
    Defaut(
        "hors_ror_dit_du_ror",
        "P2-31",
        "Les équipements hors ROR se montrent comme venus du ROR.",
        change("ressources", {"donnee": "equipements_hors_ror"}, origine=Origine.ROR),
    ),
    Defaut(
        "du_ror_dit_propre",
        "P2-31",
        "Les actes issus du ROR se montrent comme propres à ViaTrajectoire.",
        change("ressources", {"donnee": "actes_ror"}, origine=Origine.VIATRAJECTOIRE),
    ),
    Defaut(
        "professions_non_montrees",
        "P2-31",
        "Les professions issues du ROR ne se montrent pas.",
        sans("ressources", donnee="professions_ror"),
    ),
    Defaut(
        "absence_du_ror_tue",
        "P2-32",
        "Une donnée absente du ROR est dite égale.",
        _ecarts(_sur(Resultat.ABSENT_DU_ROR, Resultat.EGAL)),
    ),
    Defaut(
        "absences_inversees",
        "P2-32",
        "« Absent de ViaTrajectoire » se dit « absent du ROR ».",
        _ecarts(_sur(Resultat.ABSENT_DE_VIATRAJECTOIRE, Resultat.ABSENT_DU_ROR)),
    ),
    Defaut(
        "ecarts_sur_la_mauvaise_unite",
        "P2-32",
        "Les écarts d'une unité se montrent sur une autre.",
        usage("comparer_offre", _mauvaise_unite),
    ),
    Defaut(
        "cas_3_mene_a_l_etape_3",
        "P2-33",
        "L'offre qui n'est pas à jour dans le ROR mène à l'étape 3.",
        change("suites", {"cas": 3}, texte=PASSER),
    ),
    Defaut(
        "cas_2_fait_harmoniser",
        "P2-33",
        "L'offre à jour dans le ROR seulement demande d'harmoniser d'abord.",
        change("suites", {"cas": 2}, texte=HARMONISER),
    ),
    Defaut(
        "etablissement_au_meilleur_cas",
        "P2-33",
        "L'établissement suit le cas de sa meilleure unité.",
        usage("comparer_offre", _meilleur_cas),
    ),
    Defaut("export_tronque", "P2-34", "Le fichier exporté n'est pas bien formé.", _exporter(_Tronque)),
    Defaut("export_en_texte", "P2-34", "L'export est un texte, pas du XML.", _exporter(_EnTexte)),
    Defaut(
        "export_qui_importe",
        "P2-38",
        "Exporter remplit les fiches depuis le ROR.",
        usage("exporter_offre", _compare_et_recopie),
    ),
    Defaut(
        "verification_perdue",
        "P2-35",
        "La déclaration d'offre vérifiée est acceptée et ne laisse aucune marque.",
        usage("declarer_offre_verifiee", _sans_effet),
    ),
    Defaut(
        "verification_de_toute_la_region",
        "P2-35",
        "Déclarer une offre vérifiée marque tous les établissements de la région.",
        usage("declarer_offre_verifiee", marque_la_region("offre_verifiee")),
    ),
    Defaut(
        "export_apres_la_structure_seulement",
        "P2-37",
        "L'export est refusé tant que la structure n'est pas validée.",
        etats("exporter_offre", STRUCTURE),
    ),
    Defaut(
        "export_jamais_offert",
        "P2-37",
        "La fiche n'offre pas l'export.",
        sans("actions_offertes", action="exporter_offre"),
    ),
    Defaut(
        "export_reserve_a_la_region",
        "P2-37",
        "Seule la région exporte.",
        profils("exporter_offre", REGION),
    ),
    Defaut(
        "export_sans_coordination",
        "P2-37",
        "La coordination est oubliée parmi les profils de l'export.",
        profils("exporter_offre", REGION, REFERENT),
    ),
    Defaut(
        "association_qui_importe",
        "P2-38",
        "Associer une unité recopie dans sa fiche les données du ROR.",
        usage("associer", _associe_et_recopie),
    ),
    Defaut(
        "comparaison_qui_importe",
        "P2-38",
        "Comparer l'offre remplit les fiches depuis le ROR.",
        usage("comparer_offre", _compare_et_recopie),
    ),
    Defaut(
        "passage_avant_le_lancement",
        "P2-38",
        "Le passage du jour porte aussi sur les établissements à la structure validée.",
        etats("actualiser_automatiquement", STRUCTURE, ACTIVE),
    ),
)
