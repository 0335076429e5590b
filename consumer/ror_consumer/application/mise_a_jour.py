"""La mise à jour manuelle : l'établissement et ses unités, ou une unité seule (P3-60 à P3-65)."""

from __future__ import annotations

from ror_consumer.application.acces import (
    maintenant,
    ouvrir_ror,
    panne_refusee,
    sur_l_etablissement,
    sur_l_unite,
)
from ror_consumer.application.composition import Composition, Mode
from ror_consumer.application.lecture import lire_seule
from ror_consumer.application.vues import VueModifications
from ror_consumer.domain.fermetures import refus_definitif
from ror_consumer.domain.refus import ActionRefusee, DecisionRefusee, Motif, Refus, exiger

ACTION = "mettre_a_jour"


def mettre_a_jour(
    c: Composition, region: str, compte: str, etablissement: str | None = None, unite: str | None = None
) -> VueModifications:
    """Met à jour sans attendre le passage, avec les mêmes règles d'alerte (P3-63)."""
    if unite is not None:
        changees = mettre_a_jour_unite(c, region, compte, unite)
    else:
        changees = mettre_a_jour_etablissement(c, region, compte, etablissement or "")
    c.services.envoyer_courriels(c)
    return VueModifications(changees)


def mettre_a_jour_etablissement(c: Composition, region: str, compte: str, etablissement: str) -> int:
    """L'établissement et toutes ses unités (P3-61) ; rend le nombre de données changées."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_etablissement(c, t, ACTION, region, compte, etablissement)
        unites = t.unites(region, etablissement)
    with panne_refusee():
        lecture = c.services.lire(ouvrir_ror(c, acces.region), acces.etablissement, unites, True)
    if lecture is None:
        message = "l'établissement n'est plus déclaré dans le ROR"
        raise ActionRefusee((Refus(Motif.ETABLISSEMENT_ABSENT_DU_ROR, message, "P3-61"),))
    with c.ports.depot.transaction() as t:
        un = sur_l_etablissement(c, t, ACTION, region, compte, etablissement).etablissement
        return c.services.actualiser(c, t, un, lecture, Mode.MANUEL, maintenant(c, acces.region))


def mettre_a_jour_unite(c: Composition, region: str, compte: str, unite: str) -> int:
    """Cette unité seule, lue par son OI (P3-62) ; rend le nombre de données changées."""
    with c.ports.depot.transaction() as t:
        acces = sur_l_unite(c, t, ACTION, region, compte, unite)
    exiger(refus_definitif(acces.unite), DecisionRefusee)
    if acces.unite.oi is None:
        message = "cette unité n'est associée à aucune unité du ROR"
        raise ActionRefusee((Refus(Motif.UNITE_NON_ASSOCIEE, message, "P3-62", {"unite": unite}),))
    with panne_refusee():
        lue = lire_seule(ouvrir_ror(c, acces.region), acces.unite.oi)
    with c.ports.depot.transaction() as t:
        une = sur_l_unite(c, t, ACTION, region, compte, unite).unite
        return c.services.actualiser_unite(c, t, une, lue, Mode.MANUEL, maintenant(c, acces.region))
