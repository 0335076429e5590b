"""Les en-têtes que le guichet pose pour l'application, et ceux qu'il ôte à ce qui vient du dehors."""

from urllib.parse import quote, unquote

from ror_simulator.tls.identity import Identity

FINGERPRINT = b"x-ror-client-empreinte"
SUBJECT = b"x-ror-client-sujet"
TOKEN = b"x-ror-guichet-jeton"
_RESERVED = (b"x-ror-client-", b"x-ror-guichet-", b"x-forwarded-")
"""`x-forwarded-*` aussi : uvicorn les croit quand ils viennent de la boucle locale, donc du guichet."""

Headers = tuple[tuple[bytes, bytes], ...]


def is_reserved(name: bytes) -> bool:
    """Vrai pour un en-tête que seul le guichet peut poser, quelle qu'en soit la graphie."""
    return name.lower().replace(b"_", b"-").startswith(_RESERVED) or name.lower() == b"forwarded"


def identity_headers(identity: Identity, token: str) -> Headers:
    """Les en-têtes d'un client reconnu. Le sujet y est en ASCII imprimable (RFC 3986, % compris)."""
    subject = quote(identity.sujet, safe=" !#$&'()*+,/:;=?@[]<>\"\\^`{|}~")
    return ((FINGERPRINT, identity.empreinte.encode()), (SUBJECT, subject.encode()), (TOKEN, token.encode()))


def read_identity(headers: dict[bytes, bytes]) -> Identity | None:
    """L'identité que portent des en-têtes de ce guichet ; None s'ils n'en portent pas."""
    if FINGERPRINT not in headers or SUBJECT not in headers:
        return None
    return Identity(headers[FINGERPRINT].decode("latin-1"), unquote(headers[SUBJECT].decode("latin-1")))
