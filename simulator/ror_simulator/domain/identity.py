"""Les identifiants techniques (`entityID`) : les mêmes pour une région, une graine, un objet."""

from uuid import NAMESPACE_OID, uuid5


def entity_id(region: str, graine: int, kind: str, identifier: str) -> str:
    """Rend un UUID en URN, comme le schéma le conseille ; ni la date ni les valeurs n'y changent rien."""
    return child_id(f"ror:{region}:{graine}", kind, identifier)


def child_id(holder: str, kind: str, identifier: str) -> str:
    """Rend l'identifiant d'un objet d'après celui de qui le porte : il le suit où qu'il aille."""
    return uuid5(uuid5(NAMESPACE_OID, holder), f"{kind}:{identifier}").urn
