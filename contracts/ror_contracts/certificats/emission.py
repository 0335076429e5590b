"""Dit, pour chaque côté et chaque défaut, quel certificat demander et à quelle autorité."""

import ipaddress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from ror_contracts.certificats.autorite import Authority, Issued, Wanted
from ror_contracts.certificats.variantes import Cote, Variante

_DAY = timedelta(days=1)
_NOMS = {Cote.SERVEUR: "ror.exemple.invalid", Cote.CLIENT: "viatrajectoire.exemple.invalid"}
_AUTRES_NOMS = {Cote.SERVEUR: "autre-ror.exemple.invalid", Cote.CLIENT: "autre-client.exemple.invalid"}
_USAGES = {Cote.SERVEUR: ExtendedKeyUsageOID.SERVER_AUTH, Cote.CLIENT: ExtendedKeyUsageOID.CLIENT_AUTH}
_BOUCLE_LOCALE: tuple[x509.GeneralName, ...] = (
    x509.DNSName("localhost"),
    x509.IPAddress(ipaddress.ip_address("127.0.0.1")),
    x509.IPAddress(ipaddress.ip_address("::1")),
)


@dataclass(frozen=True)
class Authorities:
    """L'autorité que les deux côtés connaissent, et celle qu'aucun ne connaît."""

    connue: Authority
    autre: Authority


def issue(authorities: Authorities, cote: Cote, variante: Variante, now: datetime) -> Issued | None:
    """Émet le certificat d'un côté avec ce seul défaut ; None pour « absent »."""
    if variante is Variante.ABSENT:
        return None
    authority = authorities.autre if variante is Variante.AUTRE_AUTORITE else authorities.connue
    return authority.issue(_wanted(cote, variante, now))


def _wanted(cote: Cote, variante: Variante, now: datetime) -> Wanted:
    """« Non inscrit » et « révoqué » ne se voient pas dans le certificat : c'est un valide de plus."""
    correct = Wanted(_NOMS[cote], _names(cote), _USAGES[cote], now - _DAY, now + 365 * _DAY)
    match variante:
        case Variante.EXPIRE:
            return replace(correct, debut=now - 60 * _DAY, fin=now - _DAY)
        case Variante.PAS_ENCORE_VALIDE:
            return replace(correct, debut=now + 30 * _DAY)
        case Variante.AUTRE_NOM:
            return replace(correct, nom=_AUTRES_NOMS[cote], noms=(x509.DNSName(_AUTRES_NOMS[cote]),))
        case Variante.SANS_USAGE:
            # Un certificat sans aucun usage étendu vaut pour tous : il faut nommer celui de l'autre côté.
            return replace(correct, usage=_USAGES[Cote.CLIENT if cote is Cote.SERVEUR else Cote.SERVEUR])
        case _:
            return correct


def _names(cote: Cote) -> tuple[x509.GeneralName, ...]:
    named = (x509.DNSName(_NOMS[cote]),)
    return named + _BOUCLE_LOCALE if cote is Cote.SERVEUR else named
