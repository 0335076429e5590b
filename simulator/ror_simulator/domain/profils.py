"""Ce que chaque profil d'utilisateur voit d'une lecture (RG_ALIM_050 à 053) : une table, du code à ce qui se
retire.

Ces règles nomment aussi ce que la région ne porte pas, et que le simulateur ne rend donc à personne : les
lits disponibles (elle ne sait que les lits installés) et les spécialisations de prise en charge, cachés au
profil 0 ; la zone de pose et le niveau ORSAN, cachés au profil 2 ; la capacité de crise, cachée aux deux.

Elles parlent de lectures : la liste des établissements modifiés est la même pour tous.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ror_simulator.domain.elements import Contact
from ror_simulator.domain.queries import TOUT, Extrait, Filtre
from ror_simulator.domain.region import OrganisationInterne

LIBRE, RESTREINT, TRES_RESTREINT = 1, 2, 3
"""Niveaux de confidentialité d'un contact (TRE_R283)."""
MEDICO_SOCIAL = "04"
"""Champ d'activité (TRE_R227)."""

Niveau = Callable[[bool], int]
"""Le niveau des contacts d'un objet, selon qu'il est sensible : un réglage du ROR, non de la région."""


def _entiere(oi: OrganisationInterne) -> OrganisationInterne:
    return oi


def _sans_ressources(oi: OrganisationInterne) -> OrganisationInterne:
    return replace(oi, competences=None, equipements=(), actes=())


@dataclass(frozen=True)
class Profil:
    """Ce qu'un profil voit : tout, sauf ce qu'on en dit.

    `contacts` : le plus haut niveau qu'il lit ; `unites_sensibles` : s'il les voit ; `offre` : les champs
    d'activité auxquels il se borne ; `montrer` : ce qu'il voit d'une organisation.
    """

    contacts: int = TRES_RESTREINT
    unites_sensibles: bool = True
    offre: Filtre = TOUT
    montrer: Callable[[OrganisationInterne], OrganisationInterne] = _entiere

    def voit(self, extrait: Extrait, niveau: Niveau) -> Extrait:
        """Rend la part d'un extrait que ce profil voit ; les niveaux supérieurs y restent (RG_ALIM_018)."""
        visibles = tuple(self._visibles(extrait))
        eg = extrait.etablissement
        return replace(
            extrait,
            etablissement=replace(eg, contacts=self._contacts(eg.contacts, niveau(False))),
            organisations=tuple(
                replace(self.montrer(oi), contacts=self._contacts(oi.contacts, niveau(oi.sensible)))
                for oi in visibles
            ),
            champs={oi.cle: self.offre.champs_montres(extrait.champs[oi.cle]) for oi in visibles},
        )

    def _visibles(self, extrait: Extrait) -> Iterator[OrganisationInterne]:
        """Les organisations qu'il voit ; ce que contient une organisation cachée l'est aussi."""
        cachees: set[str] = set()
        for oi in extrait.organisations:
            permise = self.offre.garde(oi) and (self.unites_sensibles or not oi.sensible)
            if permise and oi.parent not in cachees:
                yield oi
            else:
                cachees.add(oi.cle)

    def _contacts(self, contacts: tuple[Contact, ...], niveau: int) -> tuple[Contact, ...]:
        return contacts if niveau <= self.contacts else ()


_ACCES_PUBLIC = Profil(contacts=LIBRE, unites_sensibles=False, montrer=_sans_ressources)
_REGULATION = Profil()
_ORIENTATION = Profil(contacts=RESTREINT, unites_sensibles=False)
_MEDICO_SOCIAL = Profil(offre=Filtre(champs=frozenset({MEDICO_SOCIAL})))

PROFILS: Mapping[str, Profil] = {
    "CU23": _ACCES_PUBLIC,
    "CU22": _REGULATION,
    "CU18": _ORIENTATION,
    "CU20": _ORIENTATION,
    "CU19": _MEDICO_SOCIAL,
}
"""Par code d'utilisateur (JDV_J68) : RG_ALIM_050, 051, 052 (deux codes), 053."""
