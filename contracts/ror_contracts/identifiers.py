"""Fabrique et vérifie les identifiants : FINESS, SIREN, SIRET, idNat_Struct, organisation."""

import re
from random import Random

OID_IDNAT_STRUCT = "1.2.250.1.71.4.2.2"
OID_IDNAT_STRUCT_REQUETE = "1.2.250.1.71.1.2.14"
"""Autre autorité rencontrée dans des requêtes pour le même identifiant (OID de TRE_G07)."""
OID_FINESS = "1.2.250.1.213.3.2"
OID_SIREN_SIRET = "1.3.2"

# Plages reconnaissables d'un coup d'œil, pour que les numéros tirés ne soient ceux de personne.
_FICTIVE_FINESS = "9"
_FICTIVE_SIREN = "999"


def luhn_key(digits: str) -> str:
    """Rend le chiffre qui, ajouté à droite, donne à la suite une clé de Luhn juste."""
    doubled = (int(digit) * (2 if rank % 2 == 0 else 1) for rank, digit in enumerate(reversed(digits)))
    return str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def is_luhn(digits: str) -> bool:
    """Dit si le dernier chiffre est la clé de Luhn des autres."""
    return digits.isascii() and digits.isdigit() and luhn_key(digits[:-1]) == digits[-1]


def is_finess(text: str) -> bool:
    """Dit si le texte est un numéro FINESS : 9 caractères, clé de Luhn.

    La clé des numéros corses (2A, 2B) n'est documentée nulle part : seule leur forme est vérifiée.
    """
    if re.fullmatch(r"2[AB]\d{7}", text, re.ASCII):
        return True
    return len(text) == 9 and is_luhn(text)


def is_siren(text: str) -> bool:
    """Dit si le texte est un SIREN : 9 chiffres, clé de Luhn."""
    return len(text) == 9 and is_luhn(text)


def is_siret(text: str) -> bool:
    """Dit si le texte est un SIRET : 14 chiffres, clé de Luhn, les 9 premiers formant un SIREN."""
    return len(text) == 14 and is_luhn(text) and is_siren(text[:9])


def is_organisation_id(text: str) -> bool:
    """Dit si le texte a la forme d'un identifiant d'organisation interne : « région/suite »."""
    return re.fullmatch(r"[0-9]{2,5}/[A-Za-z0-9_-]+", text, re.ASCII) is not None


def finess(departement: str, alea: Random) -> str:
    """Tire un FINESS fictif d'un département de TRE_G09 (la Corse exceptée : `ValueError`)."""
    if not departement.isdigit() or len(departement) not in (2, 3):
        raise ValueError(f"Département sans numéro FINESS engendrable : {departement!r}.")
    # En métropole un « 0 » suit le département ; outre-mer, son troisième chiffre en tient lieu.
    ordre = f"{departement:0<3}{_FICTIVE_FINESS}{alea.randrange(10_000):04d}"
    return ordre + luhn_key(ordre)


def siren(alea: Random) -> str:
    """Tire un SIREN fictif."""
    ordre = f"{_FICTIVE_SIREN}{alea.randrange(100_000):05d}"
    return ordre + luhn_key(ordre)


def siret(siren_entite: str, alea: Random) -> str:
    """Tire un SIRET d'une entité juridique."""
    ordre = f"{siren_entite}{alea.randrange(1, 10_000):04d}"
    return ordre + luhn_key(ordre)


def organisation_id(region: str, alea: Random) -> str:
    """Tire un identifiant d'organisation interne : code de région (TRE_R30), « / », neuf chiffres."""
    return f"{region}/{alea.randrange(1, 10**9):09d}"


def idnat_struct(numero: str) -> str:
    """Rend l'idNat_Struct d'un FINESS (9 caractères) ou, à défaut, d'un SIRET (14), selon RG_ALIM_014."""
    if is_finess(numero):
        return f"1{numero}"
    if is_siret(numero):
        return f"3{numero}"
    raise ValueError(f"Ni un numéro FINESS, ni un SIRET : {numero!r}.")


def finess_of(idnat: str) -> str | None:
    """Rend le FINESS que porte un idNat_Struct, ou `None` s'il n'en porte pas."""
    return idnat[1:] if idnat[:1] == "1" and is_finess(idnat[1:]) else None
