"""Du texte à l'arbre XML, sans danger : ni DOCTYPE, ni réseau, ni entité, profondeur bornée."""

from functools import lru_cache

from lxml import etree

from ror_simulator.soap.faults import Finding, SoapFault, sender
from ror_simulator.soap.trees import LibraryError, library_errors

_DOCTYPE = "Une requête SOAP ne porte pas de DOCTYPE : elle est refusée sans être lue."

_MESSAGES = {
    "ERR_DOCUMENT_EMPTY": "le texte ne commence pas par une balise",
    "ERR_DOCUMENT_END": "le texte s'arrête avant la fin, ou continue après l'élément racine",
    "ERR_TAG_NAME_MISMATCH": "une balise fermante ne répond pas à sa balise ouvrante",
    "ERR_TAG_NOT_FINISHED": "un élément n'est pas fermé",
    "ERR_GT_REQUIRED": "« > » manque à la fin d'une balise",
    "ERR_NAME_REQUIRED": "un nom est attendu",
    "ERR_ATTRIBUTE_NOT_STARTED": "la valeur d'un attribut doit être entre guillemets",
    "ERR_ATTRIBUTE_NOT_FINISHED": "les guillemets d'un attribut ne sont pas refermés",
    "ERR_ATTRIBUTE_REDEFINED": "un attribut est écrit deux fois",
    "ERR_ATTRIBUTE_WITHOUT_VALUE": "un attribut n'a pas de valeur",
    "ERR_LT_IN_ATTRIBUTE": "« < » est interdit dans un attribut",
    "ERR_INVALID_CHAR": "un caractère interdit en XML",
    "ERR_INVALID_CHARREF": "une référence de caractère incorrecte",
    "ERR_UNDECLARED_ENTITY": "une entité qui n'est pas déclarée",
    "WAR_UNDECLARED_ENTITY": "une entité qui n'est pas déclarée",
    "ERR_ENTITYREF_SEMICOL_MISSING": "« ; » manque après un « & »",
    "ERR_RESERVED_XML_NAME": "la déclaration XML doit être au tout début",
    "ERR_XMLDECL_NOT_STARTED": "la déclaration XML est incorrecte",
    "ERR_VERSION_MISSING": "la déclaration XML n'a pas de version",
    "ERR_CDATA_NOT_FINISHED": "une section CDATA n'est pas refermée",
    "ERR_COMMENT_NOT_FINISHED": "un commentaire n'est pas refermé",
    "ERR_PI_NOT_FINISHED": "une instruction de traitement n'est pas refermée",
    "NS_ERR_UNDEFINED_NAMESPACE": "un préfixe n'est lié à aucun espace de noms",
    "NS_ERR_QNAME": "un nom qualifié incorrect",
    "DTD_XMLID_VALUE": "xml:id n'est pas un nom correct",
    "DTD_ID_REDEFINED": "un même xml:id est donné deux fois",
    "ERR_NAME_TOO_LONG": "un nom, un texte ou un attribut démesuré",
    "ERR_RESOURCE_LIMIT": "trop d'éléments imbriqués, ou un contenu démesuré",
    "ERR_INTERNAL_ERROR": "trop d'éléments imbriqués, ou un contenu démesuré",
}


def parse(text: str, max_depth: int) -> etree._Element:
    """La racine de l'arbre, sans commentaires ni instructions de traitement.

    Lève `SoapFault` : corps vide, DOCTYPE, XML illisible (ligne, colonne), plus de `max_depth` niveaux.
    """
    if not text or text.isspace():
        raise sender(
            "CorpsVide", "Le corps de la requête HTTP est vide ; une enveloppe SOAP 1.2 est attendue."
        )
    _refuse_doctype(text)
    parser = _parser()
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        raise _unreadable(parser, max_depth) from None
    if _deeper_than(max_depth)(root):
        raise _too_deep(max_depth)
    return root


def _parser() -> etree.XMLParser:
    """Un analyseur par requête : lxml en partage mal un entre fils."""
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _refuse_doctype(text: str) -> None:
    """Lit le prologue, et lui seul, avant l'analyseur : rien d'un DTD n'est jamais lu, ni développé."""
    position = 0
    while True:
        position = text.find("<", position)
        if position < 0 or not text.startswith(("<?", "<!"), position):
            return
        if text.startswith("<!DOCTYPE", position):
            finding = Finding("DOCTYPE refusé", text.count("\n", 0, position) + 1)
            raise sender("DoctypeRefuse", _DOCTYPE, finding)
        end = text.find("?>" if text.startswith("<?", position) else "-->", position)
        if end < 0:
            return
        position = end


def _unreadable(parser: etree.XMLParser, max_depth: int) -> SoapFault:
    # le journal de l'exception mêle les erreurs d'autres analyses du même fil ; celui de l'analyseur, non
    cause = next(library_errors(parser.error_log), LibraryError("inconnue", "", None, None, ""))
    if "depth" in cause.message:
        return _too_deep(max_depth)
    finding = Finding(_MESSAGES.get(cause.name, f"écriture incorrecte ({cause.name})"), cause.line)
    place = f"ligne {cause.line}" + (f", colonne {cause.column}" if cause.column else "")
    return sender("XmlIllisible", f"XML illisible, {place} : {finding.message}.", finding)


def _too_deep(max_depth: int) -> SoapFault:
    return sender("TropProfond", f"La requête imbrique plus de {max_depth} éléments.")


@lru_cache(maxsize=16)
def _deeper_than(depth: int) -> etree.XPath:
    """Parcours en C ; un parcours en Python coûterait plus que tout le reste de la lecture."""
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")
