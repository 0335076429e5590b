"""Engendre les données propres à ViaTrajectoire : celles que le ROR ne porte pas et n'écrase jamais."""

from datetime import date

from ror_contracts.nomenclatures import load
from ror_contracts.scenario.draws import Tirage
from ror_contracts.scenario.model import OrganisationDecrite, Valeur

_JOUR = date(2026, 1, 1)

_DISCIPLINES = ("Médecine", "Chirurgie", "Obstétrique", "Moyen séjour", "Psychiatrie")


def etablissement(tirage: Tirage) -> dict[str, Valeur]:
    """Rend les données propres de la fiche d'un établissement."""
    return {
        "descriptif": f"Établissement fondé par la famille {tirage.nom('descriptif')}.",
        "itineraire_acces": f"Depuis la gare, suivre {tirage.voie('itineraire_acces')}.",
        "plan_acces": f"plan-{tirage.entier('plan_acces', 1000, 9999)}.pdf",
        "coordination": f"Coordination {tirage.nom('coordination')}",
        "mode_fixation_tarifs": tirage.choix("mode_fixation_tarifs", load("TRE_R74").codes_ouverts(_JOUR)),
        "consultations": f"Consultations de suite, du lundi au {_jour(tirage, 'consultations')}.",
        "habilitations": f"Habilitation n° {tirage.entier('habilitations', 100, 999)}.",
    }


def unite(tirage: Tirage, organisation: OrganisationDecrite) -> dict[str, Valeur]:
    """Rend les données propres de la fiche d'une unité ; aucune ressource hors ROR n'est au ROR."""
    return {
        "code_unite": f"U{tirage.entier('code_unite', 1000, 9999)}",
        "code_service": f"S{tirage.entier('code_service', 100, 999)}",
        "grand_groupe_discipline": tirage.choix("grand_groupe_discipline", _DISCIPLINES),
        "descriptif": f"Unité dirigée par {tirage.personne('descriptif')}.",
        "admissions": f"Admissions jusqu'à {tirage.entier('admissions', 14, 19)} h.",
        "pathologies": f"Selon la grille {tirage.entier('pathologies', 1, 99)}.",
        "personnel": f"{tirage.entier('personnel', 6, 40)} soignants.",
        "filiere": f"Filière {tirage.nom('filiere')}.",
        "couverture_geographique": f"Autour de {tirage.commune('couverture_geographique')}.",
        "habilitations": f"Habilitation n° {tirage.entier('habilitations', 100, 999)}.",
        "equipements_hors_ror": _hors_ror(tirage, "equipements", "JDV_J18", organisation.equipements),
        "actes_hors_ror": _hors_ror(tirage, "actes", "JDV_J16", organisation.actes),
        "professions_hors_ror": _hors_ror(tirage, "professions", "JDV_J54", organisation.professions),
        "procedures": f"Protocole {tirage.nom('procedures')}.",
        "gardes_astreintes": f"Astreinte jusqu'au {_jour(tirage, 'gardes_astreintes')}.",
        "conventions": f"Convention avec le cabinet {tirage.nom('conventions')}.",
    }


def _hors_ror(tirage: Tirage, nature: str, table: str, du_ror: tuple[str, ...]) -> Valeur:
    autres = [code for code in load(table).codes_ouverts(_JOUR) if code not in du_ror]
    return list(tirage.echantillon(f"{nature}_hors_ror", autres, 1, 2))


def _jour(tirage: Tirage, champ: str) -> str:
    return tirage.choix(champ, ("mercredi", "jeudi", "vendredi", "samedi"))
