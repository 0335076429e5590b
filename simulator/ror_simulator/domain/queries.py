"""Ce qu'un consommateur peut demander à une région : ses établissements modifiés, un établissement, une seule
OI.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ror_simulator.domain.elements import Patientele
from ror_simulator.domain.errors import EtablissementInconnu, OrganisationInconnue
from ror_simulator.domain.record import last_change
from ror_simulator.domain.region import EntiteJuridique, Etablissement, OrganisationInterne, Region


@dataclass(frozen=True)
class Filtre:
    """Champs d'activité (TRE_R227) et publics (TRE_R239) demandés ; vide : tout ; plusieurs : union."""

    champs: frozenset[str] = frozenset()
    publics: frozenset[str] = frozenset()

    def garde(self, oi: OrganisationInterne) -> bool:
        """Vrai si l'OI est concernée. Au-dessus de l'unité élémentaire, toutes le sont (RG_ALIM_018,
        RG_ALIM_020).
        """
        if not oi.est_ue:
            return True
        return (not self.champs or bool(self.champs & set(oi.champs))) and (
            not self.publics or bool(self.publics & set(oi.patientele.publics))
        )

    def champs_montres(self, champs: Iterable[str]) -> tuple[str, ...]:
        """Rend, d'une liste de champs, ceux qui sont demandés."""
        return tuple(champ for champ in champs if not self.champs or champ in self.champs)


TOUT = Filtre()


@dataclass(frozen=True)
class EtablissementModifie:
    """Un établissement notifié, avec les champs d'activité de ses unités."""

    etablissement: Etablissement
    champs: tuple[str, ...]


@dataclass(frozen=True)
class Extrait:
    """Ce qu'une lecture rend : une EJ, une EG, des OI (une parente toujours avant ses filles).

    `champs` : les champs d'activité à montrer pour chaque OI, par sa clé.
    """

    juridique: EntiteJuridique
    etablissement: Etablissement
    organisations: tuple[OrganisationInterne, ...]
    champs: Mapping[str, tuple[str, ...]]

    @property
    def nombre_ue(self) -> int:
        """Nombre d'unités élémentaires transmises (RG_ALIM_019)."""
        return sum(oi.est_ue for oi in self.organisations)


def etablissements_modifies(
    region: Region, depuis: datetime, filtre: Filtre = TOUT
) -> tuple[EtablissementModifie, ...]:
    """Rend les établissements modifiés strictement après `depuis`, dans l'ordre de la région."""
    return tuple(
        EtablissementModifie(etablissement, champs)
        for cle, etablissement in region.etablissements.items()
        if region.modifies_le[cle] > depuis
        for champs in _concerned_fields(region, etablissement, filtre)
    )


def lire_etablissement(
    region: Region,
    finess: str,
    filtre: Filtre = TOUT,
    depuis: datetime | None = None,
    *,
    restreint: bool = False,
) -> Extrait:
    """Rend l'EJ, l'EG et toutes ses OI, ouvertes ou fermées (RG_ALIM_018). Lève `EtablissementInconnu`.

    `depuis` : seulement les OI modifiées après cette date, et celles qui les contiennent. `restreint` : sans
    tarifs ni données propres à l'unité élémentaire (RG_ALIM_015 ; sinon RG_ALIM_016).
    """
    etablissement = region.par_finess.get(finess)
    if etablissement is None:
        raise EtablissementInconnu(finess)
    roots = (oi for oi in region.par_etablissement.get(etablissement.cle, ()) if oi.parent is None)
    organisations = [oi for root in roots for oi in region.descendance(root.cle) if filtre.garde(oi)]
    extrait = _extract(region, etablissement, _changed(region, organisations, depuis), filtre)
    return _restricted(extrait) if restreint else extrait


def lire_organisation(region: Region, identifiant: str) -> Extrait:
    """Rend une OI, celles qui la contiennent, son EG et son EJ. Lève `OrganisationInconnue`."""
    oi = region.par_identifiant.get(identifiant)
    if oi is None:
        raise OrganisationInconnue(identifiant)
    etablissement = region.etablissements[oi.etablissement]
    return _extract(region, etablissement, [*region.ascendance(oi.cle), oi], TOUT)


def _concerned_fields(
    region: Region, etablissement: Etablissement, filtre: Filtre
) -> Iterator[tuple[str, ...]]:
    """Rend les champs à notifier, ou rien si aucune unité n'est concernée par un filtre demandé."""
    units = [
        oi for oi in region.par_etablissement.get(etablissement.cle, ()) if oi.est_ue and filtre.garde(oi)
    ]
    if units or filtre == TOUT:
        yield filtre.champs_montres(sorted({champ for oi in units for champ in oi.champs}))


def _changed(
    region: Region, organisations: list[OrganisationInterne], depuis: datetime | None
) -> list[OrganisationInterne]:
    if depuis is None:
        return organisations
    changed = {oi.cle for oi in organisations if last_change(oi) > depuis}
    kept = changed | {above.cle for cle in changed for above in region.ascendance(cle)}
    return [oi for oi in organisations if oi.cle in kept]


def _extract(
    region: Region, etablissement: Etablissement, organisations: list[OrganisationInterne], filtre: Filtre
) -> Extrait:
    return Extrait(
        juridique=region.juridiques[etablissement.juridique],
        etablissement=etablissement,
        organisations=tuple(organisations),
        champs={oi.cle: filtre.champs_montres(region.champs_remontes[oi.cle]) for oi in organisations},
    )


def _restricted(extrait: Extrait) -> Extrait:
    return replace(
        extrait,
        etablissement=replace(extrait.etablissement, tarifs=()),
        organisations=tuple(_without_unit_data(oi) for oi in extrait.organisations),
    )


def _without_unit_data(oi: OrganisationInterne) -> OrganisationInterne:
    return replace(
        oi,
        modalite="",
        activites=(),
        categorie_organisation="",
        patientele=Patientele(record=oi.patientele.record),
        capacite=None,
        competences=None,
        equipements=(),
        actes=(),
    )
