"""Glane un corpus, une requête par façon de répondre : `cd tests; python -m simulator.hostile.glean 5000`."""

import hashlib
import re
import sys
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from lxml import etree

from ..control.bench import SOAP_TYPE, bench
from .fuzzing import bodies

CORPUS = Path(__file__).parents[1] / "corpus"
_ENV = "{http://www.w3.org/2003/05/soap-envelope}"
_VARIES = re.compile(r"«[^»]*»|\d+|\(/[^)]*\)|0x\w+|\([^)]*\)")


def manner(status: int, content: bytes) -> str:
    """Une façon de répondre : le statut, et la raison sans ce qu'elle cite."""
    reason = etree.fromstring(content).findtext(f".//{_ENV}Reason/{_ENV}Text") or ""
    return f"{status} {_VARIES.sub('', reason)}"


def main(examples: int) -> None:
    banc = bench()
    session, found = banc.open(), {}

    @seed(1)
    @settings(max_examples=examples, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(bodies())
    def explore(body: bytes) -> None:
        path = f"/sessions/{session}/ROR/2.4/CSD_ROR_Binding"
        answer = banc.soap.post(path, content=body, headers=SOAP_TYPE)
        key = manner(answer.status_code, answer.content)
        if key not in found or len(body) < len(found[key]):
            found[key] = body

    explore()
    for body in found.values():
        (CORPUS / f"{hashlib.sha256(body).hexdigest()[:12]}.bin").write_bytes(body)
    print(f"{len(found)} façons de répondre")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
