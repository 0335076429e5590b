"""Répond aux deux opérations du contrat pour une région : demande, requête du domaine, réponse."""

from collections.abc import Mapping
from typing import Any

from ror_simulator.domain.errors import EtablissementInconnu, OrganisationInconnue
from ror_simulator.domain.profils import PROFILS
from ror_simulator.domain.queries import (
    EtablissementModifie,
    Extrait,
    etablissements_modifies,
    lire_etablissement,
    lire_organisation,
)
from ror_simulator.domain.region import Region
from ror_simulator.soap.mapping import criteria, v1_6, v2_4, v3_0
from ror_simulator.soap.mapping.directories import directories
from ror_simulator.soap.mapping.entities import establishment_identifier
from ror_simulator.soap.mapping.factory import Factory
from ror_simulator.soap.mapping.refusals import Refusal, refuse
from ror_simulator.soap.mapping.settings import MappingSettings
from ror_simulator.soap.mapping.version import Correspondance
from ror_simulator.soap.types import ContractTypes

CORRESPONDANCES: Mapping[str, Correspondance] = {
    module.CORRESPONDANCE.version: module.CORRESPONDANCE for module in (v1_6, v2_4, v3_0)
}
"""Une ligne par version du contrat."""

_NOTIFICATION = "TR-Notif-ListeEtablissementMajApresDate_Reponse"
_ETABLISSEMENT = "TR_Lecture-OffresSanteEtablissement"
_ORGANISATION = "TR_Lecture-OffreSanteOrganisationInterne"


class RorMapping:
    """Une région vue du contrat ; satisfait `RorService`, sans état. Une région changée : un nouvel objet."""

    def __init__(self, region: Region, settings: MappingSettings | None = None) -> None:
        self.region = region
        self.settings = settings or MappingSettings()

    def notifier(self, types: ContractTypes, demande: Any) -> Any:
        """Les établissements modifiés strictement après `dateRef`. Lève `RorFault`."""
        params = demande.params
        since = criteria.instant(params.dateRef)
        if since is None:
            raise refuse(Refusal.CRITERE_INCONNU, "dateRef manque")
        found = etablissements_modifies(self.region, since, criteria.filtre(params))
        f = Factory(types, self.settings)
        return types[_NOTIFICATION](
            etablissementReponseNotif=[_notified(f, modifie) for modifie in found], result=len(found)
        )

    def lire(self, types: ContractTypes, demande: Any, profil: str = "") -> Any:
        """Un établissement et toutes ses OI, ou une OI avec ce qui la contient, tels que ce profil les voit.

        Sans profil, ou s'il n'est pas de la table, tout se voit. Lève `RorFault`.
        """
        extrait = self._extract(demande.function, profil)
        f = Factory(types, self.settings)
        found = directories(f, CORRESPONDANCES[types.version], extrait)
        return types.careServicesResponse(
            result=types.Result(facilityNumber=extrait.nombre_ue, queryResult=found)
        )

    def _extract(self, function: Any, profil: str) -> Extrait:
        asked = vars(function)
        try:
            if asked.get(_ORGANISATION) is not None:
                return self._read_organisation(asked[_ORGANISATION].organisationID.code, profil)
            return self._seen(
                profil, self._read_establishment(asked[_ETABLISSEMENT].etablissementDemandeLecture)
            )
        except EtablissementInconnu as error:
            raise refuse(Refusal.ETABLISSEMENT_INCONNU, str(error)) from error
        except OrganisationInconnue as error:
            raise refuse(Refusal.ORGANISATION_INCONNUE, str(error)) from error

    def _seen(self, profil: str, extrait: Extrait) -> Extrait:
        """La part de l'extrait que voit ce profil (RG_ALIM_050 à 053)."""
        if profil not in PROFILS:
            return extrait
        return PROFILS[profil].voit(extrait, lambda sensible: int(self.settings.level(sensible)))

    def _read_organisation(self, identifiant: str, profil: str) -> Extrait:
        """Une OI que le profil ne voit pas lui est inconnue."""
        extrait = self._seen(profil, lire_organisation(self.region, identifiant))
        if all(oi.identifiant != identifiant for oi in extrait.organisations):
            raise OrganisationInconnue(identifiant)
        return extrait

    def _read_establishment(self, asked: Any) -> Extrait:
        return lire_etablissement(
            self.region,
            criteria.finess(asked.id_etablissement),
            criteria.filtre(asked),
            criteria.instant(asked.dateRef),
            restreint=bool(asked.restrictedOrganisation),
        )


def _notified(f: Factory, modifie: EtablissementModifie) -> Any:
    return f.types.etablissementReponseNotif(
        id_etablissement=establishment_identifier(f, modifie.etablissement),
        typeActivity=f.codes("TRE_R227", modifie.champs),
    )
