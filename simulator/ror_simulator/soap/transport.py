"""spyne sans WSGI : un élément de requête validé en entrée, des octets en sortie."""

import logging
from dataclasses import dataclass
from typing import Any

from lxml import etree
from spyne import MethodContext
from spyne.server import ServerBase

from ror_simulator.soap.faults import SoapFault, fault_envelope, sender
from ror_simulator.soap.lexical import LexicalError
from ror_simulator.soap.port import RorFault, RorService
from ror_simulator.soap.protocol import soap_fault_of
from ror_simulator.soap.service import Call

# spyne écrit une trace à l'écran pour chaque faute rendue ; nos échanges disent déjà tout
_LOGGER = logging.getLogger("spyne")
_LOGGER.addHandler(logging.NullHandler())
_LOGGER.propagate = False


@dataclass(frozen=True)
class Answer:
    """Les octets à rendre. `fault` : la faute rendue ; `error` : l'erreur du métier (faute ou élément)."""

    body: bytes
    fault: SoapFault | None = None
    error: RorFault | None = None


class Transport(ServerBase):  # type: ignore[misc]
    """Fait passer une requête dans une application spyne ; un contexte par appel, rien de partagé."""

    transport = "http://schemas.xmlsoap.org/soap/http"

    def answer(self, payload: etree._Element, service: RorService, profil: str = "") -> Answer:
        """`payload` : la racine de la requête, validée ; `profil` : celui du jeton, ou vide.

        Ne lève rien : toute erreur devient une faute.
        """
        call = Call(service, profil)
        try:
            body, fault = self._run(payload, call)
        except LexicalError as error:
            fault = sender("ValeurIllisible", f"Une valeur de la requête ne peut pas être lue : {error}.")
            body = fault_envelope(fault)
        except Exception as error:
            fault = soap_fault_of(error)
            body = fault_envelope(fault)
        return Answer(body, fault, call.error)

    def _run(self, payload: etree._Element, call: Call) -> tuple[bytes, SoapFault | None]:
        """Le cycle de spyne, sans `ctx.close()`, qui lance le ramasse-miettes à chaque requête."""
        ctx: Any = MethodContext(self, MethodContext.SERVER)
        ctx.in_body_doc = payload
        ctx.udc = call
        (ctx,) = self.generate_contexts(ctx)
        self.get_in_object(ctx)
        if ctx.in_error is not None:
            raise ctx.in_error
        self.get_out_object(ctx)
        self.get_out_string(ctx)
        fault = None if ctx.out_error is None else soap_fault_of(ctx.out_error)
        return b"".join(ctx.out_string), fault
