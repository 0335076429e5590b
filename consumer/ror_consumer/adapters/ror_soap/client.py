"""Tient le port `Ror` : trois questions posées au ROR régional, toute panne dite `RorIndisponible`."""

from datetime import datetime
from functools import lru_cache

from ror_consumer.adapters.ror_soap import envelopes, failure, nodes
from ror_consumer.adapters.ror_soap.connection import Connexion
from ror_consumer.adapters.ror_soap.document import error_text, payload
from ror_consumer.adapters.ror_soap.failure import indisponible
from ror_consumer.adapters.ror_soap.mapping import v1_6, v2_4, v3_0
from ror_consumer.adapters.ror_soap.names import LECTURE, NOTIFICATION, Autorite
from ror_consumer.adapters.ror_soap.nodes import Element
from ror_consumer.adapters.ror_soap.notified import notified
from ror_consumer.adapters.ror_soap.reading import read_etablissement, read_organisation
from ror_consumer.adapters.ror_soap.transport import Transport
from ror_consumer.domain.ror import EtablissementRor, LectureOrganisation

CORRESPONDANCES = {module.CORRESPONDANCE.version: module.CORRESPONDANCE for module in (v1_6, v2_4, v3_0)}
"""Version du contrat → sa correspondance."""

CODES_INCONNU = frozenset({"404", "901", "902"})
"""Codes d'`error` lus comme « objet inconnu ». Le contrat ne publie que 405 ; ceux-ci sont un réglage, qui
comprend ceux du ROR d'essai (901 établissement, 902 organisation)."""


class RorSoap:
    """Le ROR d'une région sur une plateforme, dans une version du contrat.

    `version` : clé de `CORRESPONDANCES` (`KeyError` sinon). `autorite_oi` : OID des identifiants d'OI, qui
    n'est pas publié ; celui que le ROR emploie dans ses réponses le remplace dès qu'il est connu.
    `codes_inconnu` : codes d'`error` qui disent « objet inconnu ».
    """

    def __init__(
        self,
        connexion: Connexion,
        version: str = "2.4",
        *,
        autorite_oi: str = Autorite.ORGANISATION,
        codes_inconnu: frozenset[str] = CODES_INCONNU,
    ) -> None:
        self._version = CORRESPONDANCES[version].version
        self._transport = Transport(connexion)
        self._autorite_oi = autorite_oi
        self._codes_inconnu = codes_inconnu

    def etablissements_modifies(self, date_ref: datetime) -> frozenset[str]:
        """Les FINESS des établissements modifiés après `date_ref` (instant avec décalage)."""
        status, body = self._transport.post(envelopes.notification(date_ref), NOTIFICATION.action)
        return notified(payload(status, body, NOTIFICATION))

    def lire_etablissement(self, finess: str) -> EtablissementRor | None:
        """L'établissement et ses OI ; `None` si le ROR ne le connaît pas."""
        status, body = self._ask(envelopes.lecture_etablissement(finess))
        found = _etablissement(status, body, self._version, finess, self._codes_inconnu)
        if found is None:
            return None
        self._autorite_oi = next(
            (oi.autorite for oi in found.organisations if oi.autorite), self._autorite_oi
        )
        return found

    def lire_organisation(self, oi: str) -> LectureOrganisation | None:
        """L'OI seule, ses ancêtres et son établissement ; `None` si le ROR ne la connaît pas."""
        status, body = self._ask(envelopes.lecture_organisation(oi, self._autorite_oi))
        result = result_of(payload(status, body, LECTURE), self._codes_inconnu)
        return None if result is None else read_organisation(result, CORRESPONDANCES[self._version], oi)

    def close(self) -> None:
        """Ferme les connexions gardées."""
        self._transport.close()

    def _ask(self, request: bytes) -> tuple[int, bytes]:
        return self._transport.post(request, LECTURE.action)


@lru_cache(maxsize=16)
def _etablissement(
    status: int, body: bytes, version: str, finess: str, codes_inconnu: frozenset[str]
) -> EtablissementRor | None:
    """La fiche lue dans ces octets ; un ROR que rien n'a changé répond les mêmes, qu'on ne relit pas."""
    result = result_of(payload(status, body, LECTURE), codes_inconnu)
    return None if result is None else read_etablissement(result, CORRESPONDANCES[version], finess)


def result_of(response: Element, codes_inconnu: frozenset[str] = CODES_INCONNU) -> Element | None:
    """L'élément `result`, ou `None` si le ROR dit l'objet inconnu (par un code, ou des répertoires vides).

    Lève `RorIndisponible` : autre erreur annoncée, ou ni `error` ni `result`, ou les deux (RG_ALIM_023).
    """
    error, result = nodes.find(response, "error"), nodes.find(response, "result")
    if (error is None) == (result is None):
        raise indisponible(failure.CONTENU, "exactement un de « error » et « result » attendu")
    if error is not None:
        if nodes.attribute(error, "code") in codes_inconnu:
            return None
        raise indisponible(failure.ERREUR, error_text(error))
    return None if result is None or _empty(result) else result


def _empty(result: Element) -> bool:
    query = nodes.find(result, "queryResult")
    return query is not None and not any(len(directory) for directory in query)
