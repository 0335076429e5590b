"""Juge une réponse lue pendant que la région change : un état entier d'un seul instant, et de sa session."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

_NAME = re.compile(r"(Hôpital|Unité) (\w+) n° (\d+)")
_RECORD = re.compile(r'<csd:record created="[^"]*" updated="([^"]*)"')
_FINESS = re.compile(r'code="1(\d{9})" assigningAuthorityName="1\.2\.250\.1\.71\.4\.2\.2"')
_ENTITY = re.compile(r'entityID="([^"]+)"')
_END = {"Hôpital": "</csd:organization>", "Unité": "</csd:facility>"}


@dataclass(frozen=True)
class Region:
    """Ce qu'une session doit rendre ; le tour n change tout à n minutes du départ.

    `identifiants` : tous ceux de sa région, qui ne sont d'aucune autre.
    """

    session: str
    finess: str
    depart: datetime
    identifiants: frozenset[str] = frozenset()

    def instant(self, tour: int) -> datetime:
        return self.depart + timedelta(minutes=tour)


def identifiers(body: bytes) -> frozenset[str]:
    """Les identifiants techniques que montre une lecture."""
    return frozenset(_ENTITY.findall(body.decode()))


def read_faults(region: Region, body: bytes, floor: int) -> tuple[int, list[str]]:
    """Le tour que montre une lecture, et tout ce qui y est incohérent ; `floor` : le tour déjà acquis.

    L'hôpital et l'unité changent l'un après l'autre, chacun avec sa date : l'unité est au même tour que
    l'hôpital, ou à celui d'avant ; la date de chacun est celle de son tour.
    """
    text = body.decode()
    found = {(kind, session, int(tour)) for kind, session, tour in _NAME.findall(text)}
    strangers = sorted({session for _, session, _ in found} - {region.session})
    faults = [f"montre la session {stranger}" for stranger in strangers]
    if (others := identifiers(body)) != region.identifiants:
        faults.append(f"montre d'autres identifiants : {sorted(others ^ region.identifiants)[:3]}")
    tours = {kind: tour for kind, session, tour in found if session == region.session}
    if len(found) != 2 or set(tours) != {"Hôpital", "Unité"}:
        return floor, [*faults, f"montre {sorted(found)}"]
    hospital, unit = tours["Hôpital"], tours["Unité"]
    if unit not in (hospital, hospital - 1):
        faults.append(f"hôpital au tour {hospital}, unité au tour {unit}")
    if hospital < floor:
        faults.append(f"revient au tour {hospital} après le tour {floor}")
    for kind, tour in tours.items():
        if (written := _updated(text, kind)) != region.instant(tour):
            faults.append(f"{kind} au tour {tour}, daté du {written}, attendu {region.instant(tour)}")
    return hospital, faults


def notified_faults(region: Region, body: bytes) -> list[str]:
    """Ce qui est incohérent dans une notification : elle doit nommer l'hôpital de la session, et lui seul."""
    found = _FINESS.findall(body.decode())
    return [] if found == [region.finess] else [f"notifie {found}, attendu {region.finess}"]


def _updated(text: str, kind: str) -> datetime | None:
    """La date de mise à jour de l'objet qui porte le nom : le dernier `record` avant sa balise fermante."""
    start = next(match.start() for match in _NAME.finditer(text) if match[1] == kind)
    records = _RECORD.findall(text, start, text.index(_END[kind], start))
    return datetime.fromisoformat(records[-1]) if records else None
