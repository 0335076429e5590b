"""Juge une requête avec le schéma versionné du contrat, et dit chaque écart en français."""

from itertools import islice
from pathlib import Path
from threading import Lock

from lxml import etree

from ror_contracts.xsd_messages import translate
from ror_simulator.soap.faults import Finding
from ror_simulator.soap.trees import library_errors

MAX_FINDINGS = 50
"""Une requête hostile peut en compter des centaines de milliers."""


class Validator:
    """Un schéma chargé une fois, partagé entre fils."""

    def __init__(self, schema: Path) -> None:
        self._schema = etree.XMLSchema(etree.parse(str(schema)))
        self._lock = Lock()

    def findings(self, element: etree._Element) -> tuple[Finding, ...]:
        """Les écarts de l'élément, dans l'ordre du schéma (`MAX_FINDINGS` au plus) ; vide s'il est valide."""
        # le journal d'erreurs de lxml appartient au schéma, non à l'appel
        with self._lock:
            if self._schema.validate(element):
                return ()
            errors = list(islice(library_errors(self._schema.error_log), MAX_FINDINGS))
        return tuple(Finding(translate(error.message), error.line, error.path) for error in errors)
