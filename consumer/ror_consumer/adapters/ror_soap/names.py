"""Les noms du contrat : espaces de noms, opérations, actions, autorités et terminologies."""

from dataclasses import dataclass

CSD = "urn:ihe:iti:csd:2013"
ROR = "urn:asip:ror:2015"
ENV = "http://www.w3.org/2003/05/soap-envelope"
ENV11 = "http://schemas.xmlsoap.org/soap/envelope/"

LECTURE_URN = "urn:asip:ror:lecture:offreSoinEtablissement:2017"
"""Valeur fixe de `function@urn`."""


@dataclass(frozen=True)
class Operation:
    """Une opération du contrat : son action, et la racine attendue dans le corps de la réponse."""

    action: str
    response: str


NOTIFICATION = Operation(
    action="urn:asip:ror:2015:stored-function:ror-update",
    response=f"{{{ROR}}}TR-Notif-ListeEtablissementMajApresDate_Reponse",
)
LECTURE = Operation(
    action="urn:asip:ror:2015:stored-function:ror-search",
    response=f"{{{CSD}}}careServicesResponse",
)


class Autorite:
    """OID des autorités d'identification (`assigningAuthorityName`)."""

    STRUCTURE = "1.2.250.1.71.4.2.2"
    STRUCTURE_ANCIENNE = "1.2.250.1.71.1.2.14"
    """OID que portent les requêtes des projets de test publiés, pour la même chose."""
    FINESS = "1.2.250.1.213.3.2"
    INSEE = "1.3.2"
    """SIREN (9 caractères) ou SIRET (14)."""
    ORGANISATION = "1.2.250.1.213.3.3.99"
    """Autorité des identifiants d'OI : non publiée ; valeur par défaut, réglable."""

    STRUCTURES = frozenset({STRUCTURE, STRUCTURE_ANCIENNE})


class Table:
    """OID des terminologies (`codingScheme`) qui départagent plusieurs `codedType` ; TRE, puis ses JDV."""

    CATEGORIE = frozenset({"1.2.250.1.213.1.6.1.8", "1.2.250.1.71.4.2.4", "1.2.250.1.213.3.3.65"})
    PARTICIPATION = frozenset({"1.2.250.1.213.1.6.1.45"})
    STATUT = frozenset({"1.2.250.1.213.1.6.1.44"})
    TYPE_ORGANISATION = frozenset({"1.2.250.1.213.3.3.8"})
    TERRITOIRE_SANTE = frozenset({"1.2.250.1.213.1.6.1.104"})
