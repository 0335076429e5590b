"""Reconnaît, à ses premières réponses, une adresse où ne répond pas un ROR."""

from __future__ import annotations

from ror_harness.verifier.modele import Echange

_ABSENTS = {
    404: "rien n'est servi à cette adresse",
    405: "ce qui répond n'admet pas de requête SOAP",
    410: "plus rien n'est servi à cette adresse",
}
_ATTENDU = "attendu : l'adresse du service SOAP d'un ROR en marche"


def why_not_a_ror(wsdl: Echange, liste: Echange) -> str:
    """Dit pourquoi ce qui répond n'est pas un ROR ; vide si rien ne le dit.

    Un ROR fautif reste un ROR : il faut un statut qui dit l'adresse fausse, ou que rien ne soit servi en XML.
    """
    if liste.reponse is None:
        return "" if wsdl.reponse else liste.echec
    statut = liste.reponse.statut
    if statut in _ABSENTS:
        return f"la liste des établissements reçoit le statut HTTP {statut}, {_ABSENTS[statut]} ; {_ATTENDU}"
    if 300 <= statut < 400:
        vers = liste.reponse.entete("location") or "une adresse qu'il ne dit pas"
        return f"le serveur renvoie à {vers} (statut HTTP {statut}), sans y être suivi ; {_ATTENDU}"
    if statut not in (401, 403) and not (_in_xml(wsdl) or _in_xml(liste)):
        genre = liste.reponse.entete("content-type") or "sans Content-Type"
        return f"ni le WSDL ni la liste ne sont du XML (statut HTTP {statut}, {genre}) ; {_ATTENDU}"
    return ""


def _in_xml(echange: Echange) -> bool:
    genre = echange.reponse.entete("content-type") if echange.reponse else ""
    return "xml" in genre.lower().replace("xhtml", "") or (echange.message is not None and not _page(echange))


def _page(echange: Echange) -> bool:
    return (
        echange.message is not None and str(echange.message.racine.tag).rpartition("}")[2].lower() == "html"
    )
