"""Toutes les tables de règles en un seul objet figé, dont on remplace une ligne sans toucher au reste."""

from __future__ import annotations

from dataclasses import dataclass

from ror_consumer.domain.appairage import NIVEAUX_ADMIS, NiveauxAdmis, RegleAppairage, appairage_selon
from ror_consumer.domain.comparaison import Comparaison, comparaisons_selon
from ror_consumer.domain.creation import (
    CHAMPS_DES_DOMAINES,
    CONDITIONS_ETABLISSEMENT,
    CONDITIONS_UNITE,
    ChampDuDomaine,
    ConditionEtablissement,
    ConditionUnite,
)
from ror_consumer.domain.donnees import Donnee, donnees_selon
from ror_consumer.domain.droits import ACTIONS_OFFERTES, DROITS, PERIMETRES, ActionOfferte, Droit, Perimetre
from ror_consumer.domain.ecarts import (
    IMPACTANTES,
    PORTEES,
    CauseBloquante,
    CauseImpactante,
    Portee,
    bloquantes_selon,
)
from ror_consumer.domain.etats import (
    DESCRIPTIONS,
    MESSAGES,
    MOTIFS_ETAT,
    DescriptionEtat,
    Etape,
    MessageEtat,
    MotifEtat,
    etapes_selon,
)
from ror_consumer.domain.fermetures import DECISIONS, EffetDecision
from ror_consumer.domain.formulaires import DEMANDE_CREATION, DEMANDE_OUVERTURE, ElementExige
from ror_consumer.domain.lectures import Lectures
from ror_consumer.domain.offre import (
    CAS,
    RESSOURCES,
    SUITES,
    LigneCas,
    LigneRessource,
    Porteuse,
    SuiteCas,
    porteuses_selon,
)
from ror_consumer.domain.saisie import SAISIES, SaisiePermise
from ror_consumer.domain.transmission import REFERENTS_DESIGNES, ReferentDesigne


@dataclass(frozen=True)
class Regles:
    """Les règles du manuel ; `categories` est la nomenclature des catégories connues (TRE_R66)."""

    donnees: tuple[Donnee, ...]
    saisies: tuple[SaisiePermise, ...]
    droits: tuple[Droit, ...]
    perimetres: tuple[Perimetre, ...]
    actions_offertes: tuple[ActionOfferte, ...]
    etats: tuple[DescriptionEtat, ...]
    etapes: tuple[Etape, ...]
    motifs_etat: tuple[MotifEtat, ...]
    messages: tuple[MessageEtat, ...]
    demande_ouverture: tuple[ElementExige, ...]
    referents_designes: tuple[ReferentDesigne, ...]
    demande_creation: tuple[ElementExige, ...]
    niveaux_admis: tuple[NiveauxAdmis, ...]
    appairage: tuple[RegleAppairage, ...]
    comparaisons: tuple[Comparaison, ...]
    bloquantes: tuple[CauseBloquante, ...]
    impactantes: tuple[CauseImpactante, ...]
    portees: tuple[Portee, ...]
    decisions: tuple[EffetDecision, ...]
    champs_des_domaines: tuple[ChampDuDomaine, ...]
    conditions_etablissement: tuple[ConditionEtablissement, ...]
    conditions_unite: tuple[ConditionUnite, ...]
    porteuses: tuple[Porteuse, ...]
    ressources: tuple[LigneRessource, ...]
    cas: tuple[LigneCas, ...]
    suites: tuple[SuiteCas, ...]
    categories: frozenset[str]


def regles_selon(lectures: Lectures, categories: frozenset[str]) -> Regles:
    """Les règles du manuel, chaque règle ambiguë dans la lecture demandée."""
    return Regles(
        donnees=donnees_selon(lectures),
        saisies=SAISIES,
        droits=DROITS,
        perimetres=PERIMETRES,
        actions_offertes=ACTIONS_OFFERTES,
        etats=DESCRIPTIONS,
        etapes=etapes_selon(lectures),
        motifs_etat=MOTIFS_ETAT,
        messages=MESSAGES,
        demande_ouverture=DEMANDE_OUVERTURE,
        referents_designes=REFERENTS_DESIGNES,
        demande_creation=DEMANDE_CREATION,
        niveaux_admis=NIVEAUX_ADMIS,
        appairage=appairage_selon(lectures),
        comparaisons=comparaisons_selon(lectures),
        bloquantes=bloquantes_selon(lectures),
        impactantes=IMPACTANTES,
        portees=PORTEES,
        decisions=DECISIONS,
        champs_des_domaines=CHAMPS_DES_DOMAINES,
        conditions_etablissement=CONDITIONS_ETABLISSEMENT,
        conditions_unite=CONDITIONS_UNITE,
        porteuses=porteuses_selon(lectures),
        ressources=RESSOURCES,
        cas=CAS,
        suites=SUITES,
        categories=categories,
    )
