"""Le registre des pannes, et leur lecture : une demande de l'administration devient une panne armée."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from ror_simulator.application.disruption import ArmedFault, Selector
from ror_simulator.faults import delai, faute_soap, http_500, reponse_tronquee
from ror_simulator.faults.kind import FaultKind, PanneRefusee

KINDS: Mapping[str, FaultKind] = {
    kind.name: kind
    for kind in (
        delai.KIND,
        http_500.KIND,
        faute_soap.KIND,
        reponse_tronquee.KIND,
    )
}

OPERATIONS = ("notification", "lecture_etablissement", "lecture_oi", "inconnue")
_COMMON = ("panne", "operation", "etablissement", "oi", "fois")


@dataclass(frozen=True)
class Known:
    """Les clés (noms de rôle) qu'un sélecteur peut nommer."""

    etablissements: Collection[str]
    organisations: Collection[str]


def read(demande: Mapping[str, object], known: Known, place: str = "pannes") -> ArmedFault:
    """Lit une panne demandée ; `place` : où elle est écrite. Lève `PanneRefusee`."""
    kind = KINDS[_named(place, "panne", demande.get("panne"), KINDS)]
    values = {key: value for key, value in demande.items() if key not in _COMMON and value is not None}
    _check_parameters(place, kind, values)
    return ArmedFault(
        kind.build(values), _selector(place, demande, known), _times(place, demande), dict(demande)
    )


def _selector(place: str, demande: Mapping[str, object], known: Known) -> Selector:
    admitted = {"operation": OPERATIONS, "etablissement": known.etablissements, "oi": known.organisations}
    chosen = {
        name: _named(place, name, demande[name], names)
        for name, names in admitted.items()
        if demande.get(name) is not None
    }
    if chosen.get("operation") == "notification" and len(chosen) > 1:
        raise PanneRefusee(
            f"{place} : une notification ne vise ni établissement ni organisation interne",
            ou=f"{place}.operation",
            quoi="notification",
            attendu="lecture_etablissement ou lecture_oi, ou aucun autre sélecteur",
        )
    return Selector(**chosen)


def _times(place: str, demande: Mapping[str, object]) -> int | None:
    times = demande.get("fois")
    if times is None or (isinstance(times, int) and not isinstance(times, bool) and times > 0):
        return times
    raise PanneRefusee(
        f"{place}.fois : « {times} »", ou=f"{place}.fois", quoi=str(times), attendu="un entier à partir de 1"
    )


def _named(place: str, field: str, value: object, names: Collection[str]) -> str:
    if isinstance(value, str) and value in names:
        return value
    raise PanneRefusee(
        f"{place}.{field} : « {value} » est inconnu",
        ou=f"{place}.{field}",
        quoi=str(value),
        attendu=", ".join(names) if len(names) <= 8 else "un nom du scénario",
        proches=get_close_matches(str(value), names, n=3),
    )


def _check_parameters(place: str, kind: FaultKind, values: Mapping[str, object]) -> None:
    names = [parameter.name for parameter in kind.parameters]
    for name in values.keys() - set(names):
        raise PanneRefusee(
            f"{place}.{name} : la panne {kind.name} n'a pas ce paramètre",
            ou=f"{place}.{name}",
            quoi=name,
            attendu=", ".join((*names, *_COMMON)),
            proches=get_close_matches(name, (*names, *_COMMON), n=3),
        )
    for parameter in kind.parameters:
        if parameter.required and parameter.name not in values:
            raise PanneRefusee(
                f"{place}.{parameter.name} : paramètre manquant",
                ou=f"{place}.{parameter.name}",
                quoi="",
                attendu=parameter.titre,
            )
