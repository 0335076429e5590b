"""Dit en français ce qu'une vérification a constaté, et ce qui diffère dans la requête la plus proche."""

from collections.abc import Mapping, Sequence

from ror_simulator.application.instants import write_instant
from ror_simulator.application.verification import Compte, Constat
from ror_simulator.soap.criteria import ExchangeKind

_LIBELLES: Mapping[str, str] = {
    "operation": "opération",
    "etablissement": "établissement",
    "oi": "organisation interne",
    "date_ref": "date de référence",
    "champs": "champs d'activité",
    "publics": "publics",
    "statut_http": "statut HTTP",
    "schema_valide": "conforme au schéma",
    "panne": "panne",
}
_SHOWN = 20
"""Au-delà, les numéros trouvés ne sont plus tous cités."""


def explained(constat: Constat) -> str:
    """Quelques lignes : attendu, reçu, puis la requête la plus proche quand il en manque."""
    lines = [f"Attendu : {_wanted(constat)}.", f"Reçu : {_received(constat)}."]
    if constat.oublies:
        lines.append(_forgotten(constat.oublies))
    if constat.proche is not None:
        seen = constat.proche
        lines.append(
            f"La requête la plus proche est la n° {seen.numero} ({_operation(seen.operation)}, à "
            f"{write_instant(seen.instant_virtuel)}) ; ce qui diffère :"
        )
        lines += [
            f"  - {_LIBELLES[e.champ]} : attendu {_value(e.champ, e.attendu)}, reçu {_value(e.champ, e.recu)}"
            for e in constat.ecarts
        ]
    elif not constat.examines and not constat.verifie:
        lines.append("Aucune requête n'a été reçue.")
    return "\n".join(lines)


def _wanted(constat: Constat) -> str:
    voulu = constat.attente.voulu
    parts = [f"{_LIBELLES[name]} {_value(name, value)}" for name, value in voulu.items()]
    since = f", après la n° {constat.attente.depuis}" if constat.attente.depuis else ""
    said = " ; ".join(parts) or "quelle qu'elle soit"
    return f"{_count(constat.attente.compte)}, {said}{since}"


def _received(constat: Constat) -> str:
    count, total = len(constat.trouves), constat.examines
    among = f" sur {_requests(total)} reçue{'s' * (total > 1)}"
    return f"{count}{among}{_numbers(constat.trouves)}"


def _numbers(found: Sequence[int]) -> str:
    if not found:
        return ""
    more = f" et {len(found) - _SHOWN} autres" if len(found) > _SHOWN else ""
    return f" (n° {', '.join(str(number) for number in found[:_SHOWN])}{more})"


def _forgotten(count: int) -> str:
    if count == 1:
        return "Le journal a oublié une requête plus ancienne : le compte peut être trop bas."
    return f"Le journal a oublié {count} requêtes plus anciennes : le compte peut être trop bas."


def _count(compte: Compte) -> str:
    if compte.maximum is None:
        return f"au moins {_requests(compte.minimum)}"
    if compte.minimum == compte.maximum:
        return f"exactement {_requests(compte.minimum)}"
    return f"{f'de {compte.minimum} à' if compte.minimum else 'au plus'} {_requests(compte.maximum)}"


def _requests(count: int) -> str:
    return f"{count} requête{'s' * (count > 1)}"


def _value(field: str, value: object) -> str:
    if value is None:
        return "rien"
    if field == "operation":
        return _operation(str(value))
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "aucun"
    return f"« {value} »" if isinstance(value, str) else str(value)


def _operation(name: str) -> str:
    return f"« {ExchangeKind(name).libelle} »"
