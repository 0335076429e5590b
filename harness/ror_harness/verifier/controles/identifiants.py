"""Contrôle les identifiants : forme, clé, unicité."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from ror_contracts.identifiers import (
    OID_FINESS,
    OID_IDNAT_STRUCT,
    OID_IDNAT_STRUCT_REQUETE,
    OID_SIREN_SIRET,
    is_finess,
    is_organisation_id,
    is_siren,
    is_siret,
)
from ror_contracts.nomenclatures import load
from ror_harness.verifier.modele import Controle, Ecart, Echange, Examen, Observations, Role
from ror_harness.verifier.noms import NS
from ror_harness.verifier.offre import chemin, code_of, identifiants

IDNAT = (OID_IDNAT_STRUCT, OID_IDNAT_STRUCT_REQUETE)


def is_idnat(code: str) -> bool:
    """Dit si le texte est un idNat_Struct : le type de numéro (TRE_G07), puis le numéro."""
    return _NUMEROS.get(code[:1], str.isdecimal)(code[1:])


_NUMEROS: dict[str, Callable[[str], bool]] = {"1": is_finess, "2": is_siren, "3": is_siret}
_FORMES: dict[str, tuple[str, Callable[[str], bool]]] = {
    **dict.fromkeys(IDNAT, ("un idNat_Struct", is_idnat)),
    OID_FINESS: ("un numéro FINESS", is_finess),
    OID_SIREN_SIRET: ("un SIREN ou un SIRET", lambda code: is_siren(code) or is_siret(code)),
}


def _forms(o: Observations) -> Examen:
    for echange in o.de(Role.NOTIFICATION):
        if echange.contenu is not None:
            for un in echange.contenu.findall("csd:etablissementReponseNotif/csd:id_etablissement", NS):
                yield _form(echange, echange.titre, code_of(un), un.get("assigningAuthorityName", ""))
    for echange, offre in o.offres(Role.LECTURE):
        for structure in [*offre.juridiques, *offre.etablissements]:
            for code, autorite in identifiants(structure):
                yield _form(echange, f"{echange.titre} : {chemin(structure)} / otherID", code, autorite)


def _form(echange: Echange, ou: str, code: str, autorite: str) -> Ecart | None:
    attendu, juste = _FORMES.get(autorite, ("", lambda _: True))
    return None if juste(code) else Ecart(ou, attendu, f"« {code} »", echange)


def _organisation_forms(o: Observations) -> Examen:
    regions = load("TRE_R30")
    for echange, offre in o.offres(Role.LECTURE):
        for organisation in offre.organisations:
            codes = [code for code, _ in identifiants(organisation)]
            juste = any(is_organisation_id(un) and un.partition("/")[0] in regions for un in codes)
            yield (
                None
                if juste
                else Ecart(
                    f"{echange.titre} : {chemin(organisation)} / otherID",
                    "« code de région/suite »",
                    ", ".join(f"« {un} »" for un in codes) or "aucun identifiant",
                    echange,
                )
            )


def _unique_entities(o: Observations) -> Examen:
    for echange, offre in o.offres(Role.LECTURE):
        repertoires = ("organizationDirectory", "serviceDirectory", "facilityDirectory", "deviceDirectory")
        objets = [un for nom in repertoires for un in offre.tous(f"csd:{nom}/*")]
        compte = Counter(un.get("entityID", "") for un in objets)
        for un in objets:
            unique = compte[un.get("entityID", "")] == 1
            yield (
                None
                if unique
                else Ecart(
                    f"{echange.titre} : {chemin(un)}",
                    "un entityID à lui seul",
                    f"« {un.get('entityID')} »",
                    echange,
                )
            )


def _idnat(o: Observations) -> Examen:
    for echange, offre in o.offres(Role.LECTURE):
        for etablissement in offre.etablissements:
            par_autorite = {autorite: code for code, autorite in identifiants(etablissement)}
            finess, siret = par_autorite.get(OID_FINESS), par_autorite.get(OID_SIREN_SIRET)
            attendu = f"1{finess}" if finess else f"3{siret}"
            recu = next((par_autorite[oid] for oid in IDNAT if oid in par_autorite), "aucun idNat_Struct")
            yield (
                None
                if recu == attendu
                else Ecart(
                    f"{echange.titre} : {chemin(etablissement)} / otherID",
                    f"« {attendu} »",
                    f"« {recu} »",
                    echange,
                )
            )


CONTROLES = (
    Controle("ID-01", "Les numéros des structures ont leur forme et leur clé", _forms, "structures"),
    Controle(
        "ID-02", "Les organisations ont un identifiant « région/suite »", _organisation_forms, "organisations"
    ),
    Controle("ID-03", "Un entityID ne désigne qu'un objet", _unique_entities, "objets"),
    Controle(
        "RG_ALIM_014",
        "L'idNat_Struct est construit sur le FINESS, à défaut le SIRET",
        _idnat,
        "établissements",
    ),
)
