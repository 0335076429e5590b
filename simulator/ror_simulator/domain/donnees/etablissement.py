"""Les données communes d'un établissement que porte son entité géographique.

Son numéro FINESS n'y est pas : c'est lui qui le désigne dans le contrat, il ne change pas.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from ror_simulator.domain.donnees import contacts
from ror_simulator.domain.donnees.donnee import Donnee, Valeurs, scalar, table
from ror_simulator.domain.donnees.forme import (
    CODE,
    CODE_POSTAL,
    CODES,
    SIRET,
    TARIFS,
    TEXTE,
    TEXTE_OBLIGATOIRE,
    Forme,
)
from ror_simulator.domain.elements import Canal, Fonction, Lieu, Nature, Tarif, Territoire
from ror_simulator.domain.region import Etablissement

_NUMBERED_STREET = re.compile(r"(?P<numero>\d+(?: ?(?:bis|ter|quater))?) (?P<voie>.+)", re.IGNORECASE)


def _with_adresse(lieu: Lieu, adresse: str) -> Lieu:
    match = _NUMBERED_STREET.fullmatch(adresse)
    numero, voie = (match["numero"], match["voie"]) if match else ("", adresse)
    return replace(lieu, numero_voie=numero, voie=voie)


def parse_tarifs(textes: Valeurs) -> tuple[Tarif, ...]:
    """Lit des « type:montant:unité »."""
    fields = (texte.split(":") for texte in textes)
    return tuple(Tarif(type_tarif, montant, unite) for type_tarif, montant, unite in fields)


def _direct(
    cle: str,
    libelle: str,
    forme: Forme,
    lire: Callable[[Etablissement], str],
    ecrire: Callable[[Etablissement, str], Etablissement],
) -> Donnee[Etablissement]:
    return scalar(cle, libelle, forme, lire, ecrire)


def _place(
    cle: str, libelle: str, forme: Forme, lire: Callable[[Lieu], str], ecrire: Callable[[Lieu, str], Lieu]
) -> Donnee[Etablissement]:
    return scalar(
        cle,
        libelle,
        forme,
        lambda eg: lire(eg.lieu),
        lambda eg, v: replace(eg, lieu=ecrire(eg.lieu, v)),
    )


def _reach(cle: str, libelle: str, canal: Canal) -> Donnee[Etablissement]:
    return scalar(
        cle,
        libelle,
        TEXTE,
        lambda eg: contacts.point(eg.contacts, Nature.STANDARD, canal),
        lambda eg, v: replace(eg, contacts=contacts.with_point(eg.contacts, Nature.STANDARD, canal, v)),
    )


DONNEES_ETABLISSEMENT: Mapping[str, Donnee[Etablissement]] = table(
    (
        _direct(
            "denomination",
            "dénomination",
            TEXTE_OBLIGATOIRE,
            lambda eg: eg.denomination,
            lambda eg, v: replace(eg, denomination=v),
        ),
        _place("adresse", "adresse", TEXTE, lambda lieu: lieu.adresse, _with_adresse),
        _place(
            "code_postal",
            "code postal",
            CODE_POSTAL,
            lambda lieu: lieu.code_postal,
            lambda lieu, v: replace(lieu, code_postal=v),
        ),
        _place(
            "commune", "commune", TEXTE, lambda lieu: lieu.commune, lambda lieu, v: replace(lieu, commune=v)
        ),
        _reach("telephone", "téléphone", Canal.TELEPHONE),
        _reach("telecopie", "télécopie", Canal.TELECOPIE),
        _reach("courriel", "courriel", Canal.COURRIEL),
        _reach("site_internet", "site internet", Canal.SITE_INTERNET),
        scalar(
            "direction",
            "direction",
            TEXTE,
            lambda eg: contacts.name(eg.contacts, Fonction.DIRECTEUR),
            lambda eg, v: replace(eg, contacts=contacts.with_name(eg.contacts, Fonction.DIRECTEUR, v)),
        ),
        _direct(
            "accessibilite",
            "accessibilité",
            CODE,
            lambda eg: eg.accessibilite,
            lambda eg, v: replace(eg, accessibilite=v),
        ),
        Donnee(
            "aides_financieres",
            "aides financières",
            CODES,
            lambda eg: eg.aides_financieres,
            lambda eg, vs: replace(eg, aides_financieres=vs),
        ),
        Donnee(
            "tarifs",
            "tarifs d'hébergement",
            TARIFS,
            lambda eg: tuple(f"{t.type_tarif}:{t.montant}:{t.unite}" for t in eg.tarifs),
            lambda eg, vs: replace(eg, tarifs=parse_tarifs(vs)),
        ),
        _direct("siret", "numéro SIRET", SIRET, lambda eg: eg.siret, lambda eg, v: replace(eg, siret=v)),
        Donnee(
            "territoire_sante",
            "territoire de santé",
            CODE,
            lambda eg: tuple(t.code for t in eg.territoires),
            lambda eg, vs: replace(eg, territoires=tuple(Territoire(v) for v in vs)),
        ),
        _direct(
            "categorie",
            "catégorie d'établissement",
            CODE,
            lambda eg: eg.categorie,
            lambda eg, v: replace(eg, categorie=v),
        ),
        _direct(
            "participation_sph",
            "participation au service public hospitalier",
            CODE,
            lambda eg: eg.participation_sph,
            lambda eg, v: replace(eg, participation_sph=v),
        ),
    )
)
