"""Juge : constater, et les verdicts qui en découlent."""

from ror_harness.judging.assertions import constater, noter
from ror_harness.judging.criteria import Critere, au_moins, autre_que, contient, ne_contient_pas, parmi
from ror_harness.judging.errors import (
    Ecart,
    FauteDuBanc,
    NonExprimableIci,
    NonVerifiable,
    PreparationRouge,
    SystemeEnErreur,
)
from ror_harness.judging.readable import readable
from ror_harness.judging.verdicts import Verdict

__all__ = [
    "Critere",
    "Ecart",
    "FauteDuBanc",
    "NonExprimableIci",
    "NonVerifiable",
    "PreparationRouge",
    "SystemeEnErreur",
    "Verdict",
    "au_moins",
    "autre_que",
    "constater",
    "contient",
    "ne_contient_pas",
    "noter",
    "parmi",
    "readable",
]
