"""`make charge` : des sessions lues en parallèle pendant qu'elles mutent ; incohérences et mesures."""

import argparse
import asyncio
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime

from simulator.cli.processes import FREE, simulator
from simulator.control.bench import lecture, notification
from simulator.hostile.wire import peak_bytes, resident_bytes

from .client import Connection
from .coherence import Region, identifiers, notified_faults, read_faults

SCENARIO, HOSPITAL, UNIT = "fermeture_unite_ssr", "hopital", "ue_ssr"
NOTIFIED_EVERY = 5
"""Une requête sur cinq est une notification, les autres des lectures."""


@dataclass
class Tally:
    """Ce que la charge a vu."""

    faults: list[str] = field(default_factory=list)
    latencies: list[float] = field(default_factory=list)
    mutations: int = 0
    states: int = 0
    """Lectures qui montrent un autre tour que la précédente de leur session."""

    def quantile(self, part: float) -> float:
        """Millisecondes."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000


class Life:
    """Une session : un écrivain qui la fait muter, et le tour déjà acquis pour ses lecteurs."""

    def __init__(self, region: Region, url: str, admin: str, tally: Tally) -> None:
        self.region, self.url, self.admin, self.tally = region, url, admin, tally
        self.acquired, self.shown, self.over = 0, 0, False

    async def write(self, pause_s: float) -> None:
        """Avance d'une minute, change l'hôpital, puis l'unité ; et recommence jusqu'à la fin."""
        connection = await Connection.open(self.admin)
        while not self.over:
            await self.turn(connection)
            await asyncio.sleep(pause_s)
        connection.close()

    async def turn(self, connection: Connection) -> None:
        path, tour = f"/admin/sessions/{self.region.session}", self.acquired + 1
        await connection.admin("POST", f"{path}/horloge/avancer", {"minutes": 1})
        tag = f"{self.region.session} n° {tour}"
        hospital = {"etablissement": HOSPITAL, "donnee": "denomination", "valeur": f"Hôpital {tag}"}
        unit = {"oi": UNIT, "donnee": "nom", "valeur": f"Unité {tag}"}
        for parametres in (hospital, unit):
            asked = {"mutation": "modification", "parametres": parametres}
            await connection.admin("POST", f"{path}/mutations", asked)
            self.tally.mutations += 1
        self.acquired = tour

    async def read(self, count: int) -> None:
        """`count` requêtes sur une connexion gardée ; le tour montré ne recule jamais."""
        origin, _, path = self.url.partition("/sessions/")
        connection = await Connection.open(origin)
        floor = self.acquired
        for rank in range(count):
            floor = await self._ask(connection, f"/sessions/{path}", rank, max(floor, self.acquired))
        connection.close()
        self.over = True

    async def _ask(self, connection: Connection, path: str, rank: int, floor: int) -> int:
        asked = notification() if rank % NOTIFIED_EVERY == 0 else lecture(self.region.finess)
        started = time.perf_counter()
        body = await connection.soap(path, asked)
        self.tally.latencies.append(time.perf_counter() - started)
        if rank % NOTIFIED_EVERY == 0:
            faults, seen = notified_faults(self.region, body), floor
        else:
            seen, faults = read_faults(self.region, body, floor)
            self.tally.states += seen != self.shown
            self.shown = seen
        self.tally.faults += [f"{self.region.session} : {fault}" for fault in faults]
        return seen


async def open_lives(ready: dict[str, str], count: int, tally: Tally) -> list[Life]:
    """Chaque session a sa graine, donc ses identifiants ; elle est déjà au tour 1."""
    admin, soap = await Connection.open(ready["admin"]), await Connection.open(ready["url"])
    lives: list[Life] = []
    for graine in range(count):
        asked = {"scenario": SCENARIO, "graine": graine}
        opened = await admin.admin("POST", "/admin/sessions", asked)
        state = await admin.admin("GET", f"/admin/sessions/{opened['session']}")
        finess = next(e["finess"] for e in state["etablissements"] if e["cle"] == HOSPITAL)
        shown = await soap.soap(opened["url"].removeprefix(ready["url"]), lecture(finess))
        depart = datetime.fromisoformat(state["horloge"])
        region = Region(opened["session"], finess, depart, identifiers(shown))
        lives.append(Life(region, opened["url"], ready["admin"], tally))
        await lives[-1].turn(admin)
    admin.close()
    soap.close()
    _check_disjoint(lives)
    return lives


def _check_disjoint(lives: list[Life]) -> None:
    """Deux régions qui partageraient un identifiant cacheraient une fuite de l'une à l'autre."""
    every = [identifier for life in lives for identifier in life.region.identifiants]
    assert len(every) == len(set(every)), "deux régions partagent un identifiant"


async def run(ready: dict[str, str], pid: int, sessions: int, requests: int, pause_s: float) -> Tally:
    """Joue la charge et en imprime les chiffres."""
    tally, before = Tally(), resident_bytes(pid)
    lives = await open_lives(ready, sessions, tally)
    opened = resident_bytes(pid)
    started = time.perf_counter()
    readers = [life.read(requests // sessions) for life in lives]
    await asyncio.gather(*readers, *(life.write(pause_s) for life in lives))
    _print(
        tally, time.perf_counter() - started, sessions, (before, opened, resident_bytes(pid), peak_bytes(pid))
    )
    return tally


def _print(tally: Tally, seconds: float, sessions: int, memory: tuple[int, int, int, int]) -> None:
    before, opened, after, peak = (f"{size / 1e6:.0f} Mo" for size in memory)
    count = len(tally.latencies)
    print(
        f"{count} requêtes, {sessions} sessions en parallèle, {tally.mutations} mutations pendant ce temps\n"
        f"  durée                  {seconds:.1f} s ({count / seconds:.0f} requêtes/s, jugement compris)\n"
        f"  attente d'une réponse  p50 {tally.quantile(0.5):.1f} ms, p95 {tally.quantile(0.95):.1f} ms, "
        f"p99 {tally.quantile(0.99):.1f} ms\n"
        f"  états vus changer      {tally.states}\n"
        f"  mémoire du simulateur  {before} au départ, {opened} sessions ouvertes, {after} à la fin, "
        f"pic {peak}\n"
        f"  réponses incohérentes ou d'une autre session : {len(tally.faults)}"
    )
    for fault in tally.faults[:20]:
        print(f"    {fault}")


def main() -> int:
    """Rend 0 si rien n'est incohérent, 1 sinon."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=100)
    parser.add_argument("--requetes", type=int, default=50_000)
    parser.add_argument("--pause", type=float, default=1.0, help="secondes entre deux tours de mutations")
    parser.add_argument("--base", default=None, help="URL de base du simulateur")
    args = parser.parse_args()
    options = ("--base", args.base) if args.base else ()
    with simulator(*FREE, *options) as (process, ready):
        tally = asyncio.run(run(ready, process.pid, args.sessions, args.requetes, args.pause))
        stopped = process.poll()
    return 1 if tally.faults or not tally.states or stopped is not None else 0


if __name__ == "__main__":
    sys.exit(main())
