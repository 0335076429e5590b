"""Le registre des pannes, et leur lecture : une demande de l'administration devient une panne armée."""

from collections.abc import Mapping
from difflib import get_close_matches

from ror_simulator.application.disruption import ArmedFault
from ror_simulator.faults import (
    autre_etablissement,
    bombe,
    code_inconnu,
    compte_ue_faux,
    coupure,
    cycle_de_parents,
    date_qui_recule,
    debit_lent,
    delai,
    doctype,
    encodage_faux,
    faute_soap,
    finess_en_double,
    http_500,
    http_503,
    mauvais_espace_de_noms,
    mauvaise_version_soap,
    octets_au_hasard,
    oi_orpheline,
    reponse_50_mo,
    reponse_tronquee,
    xml_mal_forme,
)
from ror_simulator.faults.aim import COMMON, Known, named, read_chance, read_selector, read_times
from ror_simulator.faults.kind import FaultKind, PanneRefusee

__all__ = ["KINDS", "Known", "read"]

KINDS: Mapping[str, FaultKind] = {
    kind.name: kind
    for kind in (
        delai.KIND,
        debit_lent.KIND,
        coupure.KIND,
        http_500.KIND,
        http_503.KIND,
        faute_soap.KIND,
        reponse_tronquee.KIND,
        octets_au_hasard.KIND,
        xml_mal_forme.KIND,
        encodage_faux.KIND,
        mauvais_espace_de_noms.KIND,
        mauvaise_version_soap.KIND,
        autre_etablissement.KIND,
        compte_ue_faux.KIND,
        oi_orpheline.KIND,
        cycle_de_parents.KIND,
        finess_en_double.KIND,
        date_qui_recule.KIND,
        code_inconnu.KIND,
        reponse_50_mo.KIND,
        doctype.KIND,
        bombe.KIND,
    )
}


def read(demande: Mapping[str, object], known: Known, place: str = "pannes") -> ArmedFault:
    """Lit une panne demandée ; `place` : où elle est écrite. Lève `PanneRefusee`."""
    kind = KINDS[named(place, "panne", demande.get("panne"), KINDS)]
    own = {parameter.name for parameter in kind.parameters}
    values = {
        key: value
        for key, value in demande.items()
        if value is not None and (key in own or key not in COMMON)
    }
    _check_parameters(place, kind, values)
    _check_seed(place, demande, own)
    return ArmedFault(
        kind.build(values),
        read_selector(place, demande, known, kind),
        read_times(place, demande),
        dict(demande),
        read_chance(place, demande),
    )


def _check_parameters(place: str, kind: FaultKind, values: Mapping[str, object]) -> None:
    names = [parameter.name for parameter in kind.parameters]
    for name in values.keys() - set(names):
        raise PanneRefusee(
            f"{place}.{name} : la panne {kind.name} n'a pas ce paramètre",
            ou=f"{place}.{name}",
            quoi=name,
            attendu=", ".join(dict.fromkeys((*names, *COMMON))),
            proches=get_close_matches(name, (*names, *COMMON), n=3),
        )
    for parameter in kind.parameters:
        if parameter.required and parameter.name not in values:
            raise PanneRefusee(
                f"{place}.{parameter.name} : paramètre manquant",
                ou=f"{place}.{parameter.name}",
                quoi="",
                attendu=parameter.titre,
            )


def _check_seed(place: str, demande: Mapping[str, object], own: set[str]) -> None:
    """Une graine qui ne sert à rien est une faute de frappe ailleurs."""
    if demande.get("graine") is not None and demande.get("probabilite") is None and "graine" not in own:
        raise PanneRefusee(
            f"{place}.graine : sans probabilite, elle ne sert à rien",
            ou=f"{place}.graine",
            quoi=str(demande["graine"]),
            attendu="probabilite, ou pas de graine",
        )
