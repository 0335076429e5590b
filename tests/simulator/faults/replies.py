"""Des réponses justes à abîmer : les vraies lectures d'un hôpital et d'une clinique."""

from lxml import etree

from ror_contracts.paths import contract_dir
from ror_simulator.application.disruption import Reply
from ror_simulator.faults.registry import Known, read

from ..control.bench import bench, notification

CSD = "{urn:ihe:iti:csd:2013}"
ENV = "{http://www.w3.org/2003/05/soap-envelope}"
KNOWN = Known(etablissements=("hopital", "clinique"), organisations=("ue_ssr",))
_HEADERS = (("content-type", "application/soap+xml; charset=utf-8"),)


def just() -> dict[str, Reply]:
    """Par nom : `hopital`, `clinique`, `notification`."""
    banc = bench()
    session = banc.open("vie_d_un_hopital")
    bodies = {cle: banc.read(session, cle).content for cle in ("hopital", "clinique")}
    bodies["notification"] = banc.ask(session, notification()).content
    return {name: Reply(200, _HEADERS, body) for name, body in bodies.items()}


def spoiled(reply: Reply, panne: str, **parameters: object) -> Reply:
    """La réponse, abîmée par la panne telle que l'administration la lirait."""
    return read({"panne": panne, **parameters}, KNOWN).fault.spoil(reply)


def tree(reply: Reply) -> etree._Element:
    return etree.fromstring(reply.body)


def is_valid(reply: Reply) -> bool:
    """Vrai si le contenu du corps est valide au contrat."""
    schema = etree.XMLSchema(etree.parse(str(contract_dir("2.4") / "csd.xsd")))
    payload = tree(reply).find(f"{ENV}Body")[0]
    return schema.validate(etree.fromstring(etree.tostring(payload)))
