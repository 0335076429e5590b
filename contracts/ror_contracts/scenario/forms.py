"""Nomme les formes de texte qu'un scénario emploie et dit comment les reconnaître."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ror_contracts import identifiers
from ror_contracts.nomenclatures import load


@dataclass(frozen=True)
class Forme:
    """Forme d'un texte : ce qu'on attend, dit en français, et de quoi la reconnaître."""

    attendu: str
    reconnait: Callable[[str], bool]


def _motif(motif: str) -> Callable[[str], bool]:
    compile_ = re.compile(motif, re.ASCII)
    return lambda texte: compile_.fullmatch(texte) is not None


def _est_date(texte: str) -> bool:
    return _motif(r"\d{4}-\d{2}-\d{2}")(texte) and _se_lit(date.fromisoformat, texte)


def _est_instant(texte: str) -> bool:
    motif = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?"
    return _motif(motif)(texte) and _se_lit(datetime.fromisoformat, texte)


def _se_lit(lecture: Callable[[str], object], texte: str) -> bool:
    try:
        lecture(texte)
    except ValueError:
        return False
    return True


def _est_age(texte: str) -> bool:
    nombre, _, unite = texte.partition(" ")
    return _motif(r"\d{1,3}")(nombre) and unite in load("JDV_J37")


def _est_tarif(texte: str) -> bool:
    morceaux = texte.split(":")
    if len(morceaux) != 3 or not _motif(r"\d{1,5}\.\d{2}")(morceaux[1]):
        return False
    return morceaux[0] in load("JDV_J36") and morceaux[2] in load("TRE_R228")


def _est_texte(texte: str) -> bool:
    return bool(texte.strip()) and len(texte) <= 500 and all(c.isprintable() for c in texte)


FORMES: dict[str, Forme] = {
    "texte": Forme("un texte d'une ligne, de 500 caractères au plus", _est_texte),
    "cle": Forme(
        "un nom de rôle en minuscules sans accent (lettres, chiffres, « _ »)", _motif(r"[a-z][a-z0-9_]{0,59}")
    ),
    "entier": Forme("un nombre entier de 0 à 99999", _motif(r"\d{1,5}")),
    "date": Forme("une date qui existe, écrite AAAA-MM-JJ", _est_date),
    "instant": Forme("un instant qui existe, écrit AAAA-MM-JJTHH:MM", _est_instant),
    "date_ou_instant": Forme(
        "une date AAAA-MM-JJ ou un instant AAAA-MM-JJTHH:MM qui existe",
        lambda texte: _est_date(texte) or _est_instant(texte),
    ),
    "delai": Forme("un délai : « 3 j », « 36 h », « 10 min » ou « 5 s »", _motif(r"\d{1,5} (j|h|min|s)")),
    "finess": Forme("un numéro FINESS : 9 caractères, clé juste", identifiers.is_finess),
    "siren": Forme("un SIREN : 9 chiffres, clé juste", identifiers.is_siren),
    "siret": Forme("un SIRET : 14 chiffres, clé juste", identifiers.is_siret),
    "identifiant_oi": Forme("un identifiant « région/suite »", identifiers.is_organisation_id),
    "code_postal": Forme("un code postal de 5 chiffres", _motif(r"\d{5}")),
    "code_commune": Forme("un code commune de 5 caractères", _motif(r"\d{5}|2[AB]\d{3}")),
    "telephone": Forme("un numéro de téléphone", _motif(r"\+?\d[\d .]{3,18}\d")),
    "courriel": Forme(
        "une adresse de courriel", _motif(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
    ),
    "url": Forme("une adresse http:// ou https://", _motif(r"https?://[^\s<>\"]+")),
    "age": Forme("un âge : nombre, espace, unité de JDV_J37 (« 18 a », « 6 mo »)", _est_age),
    "tarif": Forme("un tarif « type:montant:unité », comme « 01:45.00:2 » (JDV_J36, TRE_R228)", _est_tarif),
}
