"""Ce que l'on décide d'une alerte : Sisra aligne ViaTrajectoire, un référent décide d'une fermeture."""

from __future__ import annotations

from dataclasses import replace

from ror_consumer.application.acces import Acces, reconnaitre, refus_de_personne, trouver_etablissement
from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Transaction
from ror_consumer.domain.alerte import Alerte, CauseAlerte, NiveauAlerte, StatutAlerte
from ror_consumer.domain.donnees import trouver
from ror_consumer.domain.fermetures import EffetDecision, effet
from ror_consumer.domain.refus import DecisionRefusee, Motif, Refus, exiger
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.valeurs import Donnees
from ror_consumer.domain.vocabulaire import Fiche, NiveauOI, OuvertureEtablissement, OuvertureUnite


def aligner_sur_ror(c: Composition, region: str, compte: str, alerte: str) -> None:
    """Sisra aligne la donnée bloquante sur le ROR : l'alerte est close, l'objet relu au passage (P3-25)."""
    with c.ports.depot.transaction() as t:
        acces, visee = _trouver(t, region, compte, alerte)
        refus = (*refus_de_personne(c, "aligner_sur_ror", acces), *_deja_traitee(visee))
        impossible = () if _alignable(c, visee) else (_impossible("cet écart ne s'aligne pas sur le ROR"),)
        exiger((*refus, *impossible), DecisionRefusee)
        _aligner(t, acces, visee)
        _clore(t, acces, visee)


def _alignable(c: Composition, alerte: Alerte) -> bool:
    """Un seul code, connu : un vide, un code hors nomenclature ou un déplacement ne s'alignent pas."""
    fiche = Fiche.UNITE if alerte.unite else Fiche.ETABLISSEMENT
    donnee = trouver(c.regles.donnees, fiche, alerte.donnee or "")
    return (
        alerte.niveau is NiveauAlerte.BLOQUANTE
        and alerte.cause is not CauseAlerte.CATEGORIE_NON_TROUVEE
        and donnee is not None
        and isinstance(alerte.nouvelle, str)
    )


def _aligner(t: Transaction, acces: Acces, alerte: Alerte) -> None:
    unite = t.unite(alerte.region, alerte.unite) if alerte.unite else None
    if unite is None:
        donnees = _alignees(acces.etablissement.donnees, alerte)
        t.garder_etablissement(replace(acces.etablissement, donnees=donnees))
        return
    niveau = unite.niveau_oi
    if alerte.donnee == "type_unite" and alerte.nouvelle in set(NiveauOI):
        niveau = NiveauOI(str(alerte.nouvelle))
    t.garder_unite(replace(unite, donnees=_alignees(unite.donnees, alerte), niveau_oi=niveau))


def _alignees(donnees: Donnees, alerte: Alerte) -> Donnees:
    return {**donnees, str(alerte.donnee): alerte.nouvelle}


def decider_fermeture(c: Composition, region: str, compte: str, alerte: str, decision: str) -> None:
    """Un référent confirme, ferme ou refuse ; l'alerte est close (P3-34 à P3-36)."""
    with c.ports.depot.transaction() as t:
        acces, visee = _trouver(t, region, compte, alerte)
        choix = effet(c.regles.decisions, visee.cause, decision)
        impossible = (_impossible("cette alerte n'admet pas cette décision"),) if choix is None else ()
        refus = (*refus_de_personne(c, _action(visee), acces), *_deja_traitee(visee))
        exiger((*refus, *impossible), DecisionRefusee)
        if choix is not None:
            _ouvrir_ou_fermer(t, acces, visee, choix)
        _clore(t, acces, visee)


def _action(alerte: Alerte) -> str:
    return "decider_fermeture_unite" if alerte.unite else "decider_fermeture_etablissement"


def _ouvrir_ou_fermer(t: Transaction, acces: Acces, alerte: Alerte, choix: EffetDecision) -> None:
    unite: UniteVT | None = t.unite(alerte.region, alerte.unite) if alerte.unite else None
    if unite is not None and isinstance(choix.ouverture, OuvertureUnite):
        t.garder_unite(replace(unite, ouverture=choix.ouverture))
    elif unite is None and isinstance(choix.ouverture, OuvertureEtablissement):
        t.garder_etablissement(replace(acces.etablissement, ouverture=choix.ouverture))


def _clore(t: Transaction, acces: Acces, alerte: Alerte) -> None:
    """La décision prise, l'actualisation suspendue reprend au prochain passage (P3-08)."""
    t.garder_alerte(replace(alerte, statut=StatutAlerte.CLOSE))
    un = t.etablissement(alerte.region, alerte.etablissement) or acces.etablissement
    t.garder_etablissement(replace(un, suivi=replace(un.suivi, du=True)))


def _trouver(t: Transaction, region: str, compte: str, alerte: str) -> tuple[Acces, Alerte]:
    reconnaitre(t, region, compte)
    visee = t.alerte(region, alerte)
    if visee is None:
        message = f"alerte « {alerte} » inconnue dans la région"
        raise DecisionRefusee((Refus(Motif.ALERTE_INCONNUE, message, "P3-24"),))
    return trouver_etablissement(t, region, compte, visee.etablissement), visee


def _deja_traitee(alerte: Alerte) -> tuple[Refus, ...]:
    if alerte.ouverte:
        return ()
    details = {"statut": alerte.statut}
    return (Refus(Motif.ALERTE_DEJA_TRAITEE, "cette alerte n'est plus ouverte", "P3-36", details),)


def _impossible(message: str) -> Refus:
    return Refus(Motif.DECISION_IMPOSSIBLE, message, "P3-36")
