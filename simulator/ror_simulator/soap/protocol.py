"""Le SOAP 1.2 de spyne, sans ses défauts : aiguillage par racine, valeurs, fautes, écriture rapide."""

from copy import deepcopy
from typing import Any

from lxml import etree
from spyne import Boolean, Date, DateTime, Decimal, Double, Fault, Time
from spyne.protocol.soap import Soap12

from ror_simulator.soap import lexical
from ror_simulator.soap.faults import SoapFault, fault_element, internal
from ror_simulator.soap.names import OPERATIONS
from ror_simulator.soap.writer import Writer


class WireFault(Fault):  # type: ignore[misc]
    """Une `SoapFault` telle que spyne sait la faire remonter."""

    def __init__(self, fault: SoapFault) -> None:
        super().__init__(fault.code, fault.reason, lang="fr")
        self.soap_fault = fault


def soap_fault_of(error: Exception) -> SoapFault:
    """La faute que porte une erreur ; toute autre erreur est une panne interne."""
    return error.soap_fault if isinstance(error, WireFault) else internal(error)


class RorProtocol(Soap12):  # type: ignore[misc]
    """Le protocole d'une version, dans les deux sens. `writer` None : l'écriture de référence de spyne."""

    def __init__(self, writer: Writer | None = None) -> None:
        super().__init__(validator=None, cleanup_namespaces=False, parse_xsi_type=False)
        self._writer = writer
        self._from_unicode_handlers[Boolean] = lambda _, text: lexical.read_boolean(text)
        self._from_unicode_handlers[DateTime] = lambda _, text: lexical.read_date_time(text)
        self._from_unicode_handlers[Date] = lambda _, text: lexical.read_date(text)
        self._from_unicode_handlers[Time] = lambda _, text: lexical.read_time(text)
        self._to_unicode_handlers[Decimal] = lambda _, value: lexical.write_decimal(value)
        self._to_unicode_handlers[Double] = lambda _, value: lexical.write_double(value)

    def create_in_document(self, ctx: Any, charset: Any = None) -> None:
        """Rien à lire : la requête, lue et validée, est déjà dans `ctx.in_body_doc`."""

    def decompose_incoming_envelope(self, ctx: Any, message: Any = Soap12.REQUEST) -> None:  # noqa: ARG002
        ctx.method_request_string = ctx.in_body_doc.tag

    def get_call_handles(self, ctx: Any) -> Any:
        """spyne cherche `{tns}nom` ; le contrat a deux espaces de noms, on cherche la racine elle-même."""
        return self.app.interface.service_method_map.get(ctx.method_request_string, [])

    def serialize(self, ctx: Any, message: Any) -> None:
        """Écriture compilée d'une réponse ; pour une faute, ou à défaut, le chemin de spyne."""
        if self._writer is None or ctx.out_error is not None:
            super().serialize(ctx, message)
        else:
            operation = OPERATIONS[ctx.method_request_string]
            ctx.out_string = [self._writer.document(operation, ctx.out_object[0])]

    def create_out_string(self, ctx: Any, charset: Any = None) -> None:
        if ctx.out_string is None:
            super().create_out_string(ctx, charset)

    def xmldata_to_parent(
        self, _ctx: Any, cls: Any, inst: Any, parent: etree._Element, *_: Any, **__: Any
    ) -> None:
        """spyne passe des octets à lxml : tout texte accentué y échoue."""
        parent.text = self.to_unicode(cls.type, inst)

    def any_xml_to_parent(
        self, _ctx: Any, _cls: Any, inst: Any, parent: etree._Element, *_: Any, **__: Any
    ) -> None:
        """spyne enveloppe l'élément étranger une seconde fois."""
        parent.append(deepcopy(inst))

    def fault_to_parent(
        self, _ctx: Any, _cls: Any, inst: Any, parent: etree._Element, *_: Any, **__: Any
    ) -> None:
        parent.append(fault_element(soap_fault_of(inst)))

    schema_validation_error_to_parent = fault_to_parent
