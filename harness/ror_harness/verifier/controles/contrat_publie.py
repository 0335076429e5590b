"""Contrôle le contrat que le ROR publie : le WSDL attendu, et le schéma qu'il importe."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ror_contracts.versions import VERSIONS
from ror_harness.verifier.contrat import load_contract
from ror_harness.verifier.modele import Controle, Ecart, Echange, Examen, Observations, Role
from ror_harness.verifier.noms import CSD, ROR
from ror_harness.verifier.wsdl import Wsdl, declared_names, read_wsdl

_PIECES = ("type de port", "liaison", "service", "port")


def _published(o: Observations) -> Examen:
    for echange in o.de(Role.WSDL):
        lisible = _wsdl_of(echange) is not None
        recu = echange.echec or f"statut {_status(echange)}, {_root(echange)}"
        yield None if lisible else Ecart(echange.demande.url, "un WSDL 1.1", recu, echange)


def _namespaces(o: Observations) -> Examen:
    for echange, wsdl in _wsdls(o):
        yield _same(echange, "espace du service", o.contrat.wsdl.espace, wsdl.espace)
        espaces = {un.get("targetNamespace", "") for un in _schemas(o)}
        for attendu in (ROR, CSD):
            manque = attendu not in espaces
            yield (
                Ecart("schéma publié", attendu, ", ".join(sorted(espaces)) or "aucun", echange)
                if manque
                else None
            )


def _operations(o: Observations) -> Examen:
    for echange, wsdl in _wsdls(o):
        for piece, attendu, recu in zip(_PIECES, o.contrat.wsdl.noms, wsdl.noms, strict=True):
            yield _same(echange, piece, attendu, recu)
        for nom, attendue in o.contrat.wsdl.operations.items():
            publiee = wsdl.operations.get(nom)
            if publiee is None:
                yield Ecart("opérations", nom, ", ".join(wsdl.operations) or "aucune", echange)
                continue
            yield _same(echange, f"action de {nom}", attendue.action, publiee.action)
            yield _same(echange, f"demande de {nom}", attendue.entree, publiee.entree)
            yield _same(echange, f"réponse de {nom}", attendue.sortie, publiee.sortie)


def _binding(o: Observations) -> Examen:
    for echange, wsdl in _wsdls(o):
        yield _same(echange, "liaison SOAP 1.2", True, wsdl.soap12)
        yield _same(echange, "style", "document", wsdl.style)
        yield _same(echange, "usage des corps", {"literal"}, set(wsdl.usages))


def _declarations(o: Observations) -> Examen:
    schemas = _schemas(o)
    publies = declared_names(schemas)
    for echange, _ in _wsdls(o):
        for nom in sorted(o.contrat.noms):
            yield None if nom in publies else Ecart("schéma publié", nom, "il ne le déclare pas", echange)


def published_version(o: Observations) -> str:
    """Rend la version du contrat dont le schéma publié est le plus proche ; vide si rien n'est publié."""
    publies = declared_names(_schemas(o))
    eloignement = {une: len(load_contract(une).noms ^ publies) for une in VERSIONS}
    return min(eloignement, key=lambda une: (eloignement[une], une != o.contrat.version)) if publies else ""


CONTROLES = (
    Controle("WSDL-01", "Le WSDL est publié et se lit", _published, "adresses"),
    Controle("WSDL-02", "Les espaces de noms sont ceux du contrat", _namespaces, "WSDL lisibles"),
    Controle("WSDL-03", "Le service et ses opérations sont ceux du contrat", _operations, "WSDL lisibles"),
    Controle("WSDL-04", "La liaison est SOAP 1.2, document/literal", _binding, "WSDL lisibles"),
    Controle("WSDL-05", "Le schéma publié est complet", _declarations, "WSDL lisibles"),
)


def _same(echange: Echange, ou: str, attendu: object, recu: object) -> Ecart | None:
    return None if attendu == recu else Ecart(ou, f"« {attendu} »", f"« {recu} »", echange)


def _wsdls(o: Observations) -> Iterator[tuple[Echange, Wsdl]]:
    for echange in o.de(Role.WSDL):
        if (wsdl := _wsdl_of(echange)) is not None:
            yield echange, wsdl


def _wsdl_of(echange: Echange) -> Wsdl | None:
    if echange.message is None or _status(echange) != 200 or _root(echange) != "definitions":
        return None
    return read_wsdl(echange.message.racine)


def _schemas(o: Observations) -> list[etree._Element]:
    en_ligne = [schema for _, wsdl in _wsdls(o) for schema in wsdl.schemas]
    return [*en_ligne, *(un.message.racine for un in o.de(Role.SCHEMA) if un.message is not None)]


def _status(echange: Echange) -> int:
    return echange.reponse.statut if echange.reponse else 0


def _root(echange: Echange) -> str:
    return "" if echange.message is None else str(echange.message.racine.tag).rpartition("}")[2]
