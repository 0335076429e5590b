"""Des octets au texte : encodage annoncé ou reconnu, admis dans une courte liste, décodé strictement."""

import codecs
import re

from ror_simulator.soap.faults import Finding, SoapFault, sender

ADMITTED = {
    name: codecs.lookup(name).name
    for name in ("utf-8", "utf-16", "us-ascii", "iso-8859-1", "iso-8859-15", "windows-1252")
}
"""Encodages admis. L'analyseur XML ne reçoit que de l'UTF-8 : aucun texte ne s'y lit de deux façons."""

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARATION = re.compile(rb"""\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")


def decode(body: bytes, charset: str | None = None) -> str:
    """Le texte de la requête. `charset` : celui du Content-Type ; à défaut la déclaration XML, puis UTF-8.

    Lève `SoapFault` : encodage inconnu, octet illisible (avec sa ligne).
    """
    encoding = _by_mark(body) or _admitted(charset or _declared(body) or "utf-8")
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise _unreadable(body, encoding, error) from None


def _by_mark(body: bytes) -> str | None:
    """La marque d'ordre des octets l'emporte sur toute annonce (RFC 7303)."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return encoding
    if body.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if body.startswith(b"<\0") else "utf-16-be"
    return None


def _declared(body: bytes) -> str | None:
    match = _DECLARATION.match(body)
    return match[1].decode("ascii") if match else None


def _admitted(name: str) -> str:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        found = ""
    if found not in ADMITTED.values():
        admitted = ", ".join(sorted(ADMITTED))
        raise sender("EncodageInconnu", f"Encodage « {name} » inconnu ; encodages admis : {admitted}.")
    return found


def _unreadable(body: bytes, encoding: str, error: UnicodeDecodeError) -> SoapFault:
    line = body.count(b"\n", 0, error.start) + 1
    # une ligne trouvée dans un texte en 16 bits compterait mal : on ne donne alors que la position
    finding = Finding(
        f"octet 0x{body[error.start]:02X} illisible en {encoding}, position {error.start}",
        None if encoding.startswith("utf-16") else line,
    )
    return sender("TexteIllisible", f"La requête n'est pas du texte {encoding} : {finding.message}.", finding)
