"""Dit avec les mots du métier les codes que portent les constats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from markupsafe import Markup, escape

from ror_contracts import nomenclatures
from ror_harness.judging.readable import SEPARATEUR
from ror_harness.reports.french_dates import for_the_page
from ror_harness.steps.libelles import (
    ACTIONS,
    AUTRES_MOTIFS,
    AVANCEMENTS,
    CAUSES_D_ALERTE,
    DONNEES,
    MOTIFS,
    NIVEAUX,
    OUVERTURES,
    RESULTATS,
    SORTES,
    TABLES,
    TYPES_D_UNITE,
)
from ror_harness.world.journey import ETATS

DONNEES_DITES: Mapping[str, str] = {cle: libelle for libelle, cle in DONNEES.items()}
_SANS_ARTICLE = {cle: re.sub("^(?:les? |la |l')", "", libelle) for cle, libelle in DONNEES_DITES.items()}
_TABLES_DE_CODES = (
    *(AUTRES_MOTIFS, CAUSES_D_ALERTE, ACTIONS, AVANCEMENTS, RESULTATS),
    *(TYPES_D_UNITE, OUVERTURES, NIVEAUX),
)
_CODES: Mapping[str, str] = {
    **{cle: libelle for cle, libelle in _SANS_ARTICLE.items() if "_" in cle},
    **{codes[0]: libelle for libelle, codes in MOTIFS.items()},
    **{code: libelle for table in _TABLES_DE_CODES for libelle, code in table.items()},
    **ETATS,
}
_ENTRE_GUILLEMETS = re.compile(r"« ([^«»]+) »")
_CODES_REPETES = re.compile(r" \([A-Z_]+(?: ou [A-Z_]+)*\)")
"""Les codes d'un refus, après les mots qui les disent."""
_COMPOSE = re.compile(r"\b[A-Za-z]+(?:_[A-Za-z0-9]+)+\b")
_DEBUT = re.compile(r"^(?P<avant>la comparaison de |)(?P<cle>[a-z_]+)(?= (?:de |côté )«?|, côté |$)")
_LIGNE = re.compile(rf"{SEPARATEUR}(?![^«]*»)")
_IMBRIQUE = re.compile("^« ([^»]*« .*) »$")
"""Ligne qui en cite d'autres : ses propres guillemets se taisent, leurs virgules ne la coupent pas."""
_CODE = re.compile(r"« ([0-9A-Z][0-9A-Z.+-]{0,9}) »")
_CLE = re.compile(r"^([a-z_]+) : ")
BREF = 110
"""Longueur d'une valeur dans un résumé."""
LIGNE_LONGUE = 2
"""Au-delà de ce nombre de lignes, une valeur se lit en liste."""


def subject(quoi: str) -> str:
    """Rend la chose comparée : « actes_ror de « x » » → « les actes issus du ROR de « x » »."""
    return plain(_DEBUT.sub(_said, quoi))


def plain(texte: str) -> str:
    """Rend un texte sans code : ni `actes_ror`, ni `egal`, ni `DROIT_INSUFFISANT`."""
    dit = _ENTRE_GUILLEMETS.sub(_quoted, _CODES_REPETES.sub("", texte))
    return _COMPOSE.sub(lambda un: _CODES.get(un[0], un[0]), dit)


def _quoted(trouve: re.Match[str]) -> str:
    code = trouve[1]
    return SORTES.get(code) or f"« {_CODES.get(code, code)} »"


def expected(attendu: str, quoi: str) -> str:
    """Rend ce qui est attendu ; « aucun » se dit selon ce que l'on cherchait."""
    return "rien" if attendu == "aucun" and quoi.startswith("ce qui ") else attendu


def received(recu: str, quoi: str) -> str:
    """Rend ce qui est reçu ; rien reçu se dit selon ce que l'on cherchait."""
    if recu == "absent":
        return (
            "aucune ligne pour cette donnée" if quoi.startswith("la comparaison de ") else "rien n'est montré"
        )
    return "rien : aucun élément" if recu == "aucun" else recu


class Constat(Protocol):
    """Ce qu'un écart et une observation ont en commun."""

    @property
    def quoi(self) -> str: ...

    @property
    def attendu(self) -> str: ...

    @property
    def recu(self) -> str: ...


def finding(constat: Constat) -> str:
    """Rend un constat en une phrase : ce qui est comparé, l'attendu, le reçu."""
    attendu = spoken(expected(constat.attendu, constat.quoi))
    recu = spoken(received(constat.recu, constat.quoi))
    return f"{subject(constat.quoi)} : attendu {attendu}, reçu {recu}"


def spoken(texte: str) -> str:
    """Rend une valeur à écrire : `plain`, et le nom de la donnée au début de chaque ligne."""
    return SEPARATEUR.join(map(_line, _LIGNE.split(texte)))


def value(texte: str, quoi: str = "") -> Markup:
    """Rend une valeur à montrer dans la page : libellé de chaque code connu, une ligne par élément."""
    lignes = [_labelled(une, _tables(une, quoi)) for une in _LIGNE.split(texte)]
    if len(lignes) == 1 and not _IMBRIQUE.match(lignes[0]) and _several(lignes[0]):
        lignes = re.split(r"(?<=[»)]), (?=« )", lignes[0])
    montrees = [escape(for_the_page(_line(une))) for une in lignes]
    if len(montrees) == 1:
        return montrees[0]
    corps = Markup("").join(Markup("<li>{}</li>").format(une) for une in montrees)
    return Markup('<ul class="valeurs">{}</ul>').format(corps)


def _line(ligne: str) -> str:
    return plain(_CLE.sub(_key, _IMBRIQUE.sub(r"\1", ligne)))


def _several(ligne: str) -> bool:
    return ligne.count(" », « ") + ligne.count("), « ") >= LIGNE_LONGUE


def brief(texte: str) -> str:
    """Rend une valeur sur une ligne courte, pour un résumé."""
    dit = spoken(texte)
    return for_the_page(dit if len(dit) <= BREF else f"{dit[:BREF].rstrip()} […]")


def _key(trouve: re.Match[str]) -> str:
    return f"{_SANS_ARTICLE.get(trouve[1], trouve[1])} : "


def _said(trouve: re.Match[str]) -> str:
    dite = DONNEES_DITES.get(trouve["cle"])
    if dite is None:
        return trouve[0]
    return _contracted(f"{trouve['avant']}{dite}")


def _contracted(texte: str) -> str:
    return texte.replace(" de les ", " des ").replace(" de le ", " du ")


def _tables(ligne: str, quoi: str) -> tuple[str, ...]:
    """Nomenclatures de ce dont parle une ligne : sa clé, sa nature, sinon la chose comparée."""
    tete = ligne.split(" : ")[0].removeprefix("« ")
    dites = [donnee for texte in (tete, quoi) if (donnee := _said_first(texte))]
    mots = dites + re.findall(r"[a-z]+(?:_[a-z]+)*", tete) + re.findall("[a-z_]+", quoi)
    return next((TABLES[mot] for mot in mots if mot in TABLES), ())


def _said_first(texte: str) -> str:
    """Rend la donnée dont un texte commence par dire le nom, ou rien."""
    dites = [libelle for libelle in DONNEES if texte.startswith(libelle)]
    return DONNEES[max(dites, key=len)] if dites else ""


def _labelled(ligne: str, tables: tuple[str, ...]) -> str:
    return _CODE.sub(lambda un: f"{un[0]}{_label(un[1], tables)}", ligne) if tables else ligne


def _label(code: str, tables: tuple[str, ...]) -> str:
    libelle = next((nomenclatures.load(t).label(code) for t in tables if code in nomenclatures.load(t)), "")
    return f" ({libelle})" if libelle else ""
