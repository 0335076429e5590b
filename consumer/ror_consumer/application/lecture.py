"""La lecture du ROR pour une actualisation : l'établissement, puis seule chaque OI qui y manque."""

from __future__ import annotations

from ror_consumer.application.composition import Absence, LectureRor
from ror_consumer.application.ports import Ror
from ror_consumer.domain.arbre import lire_dans
from ror_consumer.domain.etablissement import Etablissement
from ror_consumer.domain.ror import LectureOrganisation, RorIndisponible
from ror_consumer.domain.unite import UniteVT
from ror_consumer.domain.vocabulaire import OuvertureUnite


def suivie(unite: UniteVT) -> bool:
    """Vrai si le ROR la tient à jour : associée, et non fermée définitivement (P3-35)."""
    return unite.oi is not None and unite.ouverture is not OuvertureUnite.FERMEE_DEFINITIVEMENT


def lire(
    ror: Ror, etablissement: Etablissement, unites: tuple[UniteVT, ...], stricte: bool
) -> LectureRor | None:
    """L'établissement et l'OI de chaque unité suivie ; None si le ROR ne connaît pas l'établissement.

    Une OI absente est relue seule avant de conclure (P3-06). Lève `RorIndisponible` ; en lecture non
    stricte, une panne sur une OI seule est notée et n'empêche pas les autres.
    """
    lu = ror.lire_etablissement(etablissement.finess) if etablissement.finess else None
    if lu is None:
        return None
    trouvees: dict[str, LectureOrganisation | Absence] = {}
    pannes: list[str] = []
    for unite in filter(suivie, unites):
        oi = unite.oi or ""
        try:
            trouvees[unite.unite] = lire_dans(lu, oi) or lire_seule(ror, oi)
        except RorIndisponible as panne:
            if stricte:
                raise
            trouvees[unite.unite] = Absence.MANQUEE
            pannes.append(f"unité « {unite.nom} » non relue : {panne}")
    return LectureRor(lu, trouvees, tuple(pannes))


def lire_seule(ror: Ror, oi: str) -> LectureOrganisation | Absence:
    """L'OI lue seule, ou sa disparition ; lève `RorIndisponible`."""
    return ror.lire_organisation(oi) or Absence.DISPARUE
