"""Sert le WSDL et les schémas versionnés ; l'adresse annoncée est toujours celle de la requête."""

from xml.sax.saxutils import escape

from ror_simulator.soap.contract import WSDL_FILE, contract_files, default_address
from ror_simulator.soap.exchange import SoapRequest, SoapResponse
from ror_simulator.soap.names import ENDPOINT

_HEADERS = (("content-type", "text/xml; charset=utf-8"),)


class Documents:
    """Les documents d'une version, lus une fois."""

    def __init__(self, version: str) -> None:
        files = contract_files(version)
        mark = f'location="{default_address(version)}"'.encode()
        before, found, after = files.pop(WSDL_FILE).partition(mark)
        if not found:
            raise ValueError(
                f"le WSDL {version} versionné n'annonce pas {default_address(version)} : à reproduire"
            )
        self._wsdl = before, after
        self._schemas = files

    def find(self, request: SoapRequest) -> SoapResponse | None:
        """Le document que demande un GET (`?wsdl`, ou un schéma par son nom), ou None."""
        if request.method.upper() not in ("GET", "HEAD"):
            return None
        if request.resource == ENDPOINT and request.query.lower() == "wsdl":
            return SoapResponse(200, _HEADERS, self._wsdl_at(request.address))
        content = self._schemas.get(request.resource)
        return None if content is None else SoapResponse(200, _HEADERS, content)

    def _wsdl_at(self, address: str) -> bytes:
        before, after = self._wsdl
        location = escape(address, {'"': "&quot;"})
        return before + f'location="{location}"'.encode() + after
