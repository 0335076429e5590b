"""Dit en français les erreurs de validation de libxml2."""

import re

_ELEMENT = r"Element '(?P<element>[^']*)'"
_ATTRIBUTE = rf"{_ELEMENT}, attribute '(?P<attribute>[^']*)'"

_EXPECTED = r"(?: Expected is (?:one of )?\( (?P<expected>.*?) \)\.)?"

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), template)
    for pattern, template in (
        (rf"{_ELEMENT}: This element is not expected\.{_EXPECTED}",
         "l'élément « {element} » n'est pas à sa place{expected}"),
        (rf"{_ELEMENT}: Missing child element\(s\)\.{_EXPECTED}",
         "l'élément « {element} » est incomplet{expected}"),
        (rf"{_ELEMENT}: The attribute '(?P<attribute>[^']*)' is required but missing\.",
         "l'attribut obligatoire « {attribute} » manque à l'élément « {element} »"),
        (rf"{_ATTRIBUTE}: The attribute '[^']*' is not allowed\.",
         "l'attribut « {attribute} » n'est pas admis sur l'élément « {element} »"),
        (rf"{_ATTRIBUTE}: No matching global attribute declaration available.*",
         "l'attribut « {attribute} » n'est pas admis sur l'élément « {element} »"),
        (rf"{_ATTRIBUTE}: '(?P<value>.*)' is not a valid value of the atomic type '(?P<type>[^']*)'\.",
         "l'attribut « {attribute} » vaut « {value} », ce n'est pas une valeur de type {type}"),
        (rf"{_ATTRIBUTE}: '(?P<value>.*)' is not a valid value of the (?:local )?union type.*",
         "l'attribut « {attribute} » vaut « {value} », ce n'est pas une valeur admise"),
        (rf"{_ATTRIBUTE}: The value '(?P<value>.*)' does not match the fixed value .*?'(?P<fixed>.*)'\.",
         "l'attribut « {attribute} » vaut « {value} » ; le contrat impose « {fixed} »"),
        (rf"{_ATTRIBUTE}: \[facet 'enumeration'\] The value '(?P<value>.*)' is not an element of the set.*",
         "l'attribut « {attribute} » vaut « {value} », ce n'est pas une valeur admise"),
        (rf"{_ELEMENT}: '(?P<value>.*)' is not a valid value of the atomic type '(?P<type>[^']*)'\.",
         "l'élément « {element} » vaut « {value} », ce n'est pas une valeur de type {type}"),
        (rf"{_ELEMENT}: No matching global declaration available for the validation root\.",
         "l'élément « {element} » n'est pas un message du contrat"),
        (rf"{_ELEMENT}: Character content (?:other than whitespace )?is not allowed.*",
         "l'élément « {element} » ne peut pas contenir de texte"),
        (rf"{_ELEMENT}: Element content is not allowed.*",
         "l'élément « {element} » ne peut pas contenir d'élément"),
        (rf"{_ELEMENT}: The element is not 'nillable'\.",
         "l'élément « {element} » ne peut pas être nul (xsi:nil)"),
        (rf"{_ATTRIBUTE}: The QName value '(?P<value>[^']*)' .*",
         "xsi:type vaut « {value} », un type que le contrat ne connaît pas"),
        (rf"{_ATTRIBUTE}: The type definition '(?P<type>[^']*)', specified by xsi:type, .*",
         "xsi:type donne à « {element} » le type {type}, que le contrat n'admet pas ici"),
    )
)  # fmt: skip

_NAMESPACE = re.compile(r"\{[^}]*\}")


def translate(message: str) -> str:
    """Le message de libxml2 en français ; à défaut de règle, le message d'origine, cité comme tel."""
    for pattern, template in _RULES:
        match = pattern.fullmatch(message)
        if match:
            return template.format(**{name: _say(name, value) for name, value in match.groupdict().items()})
    return f"le schéma refuse : {message}"


def _say(name: str, value: str | None) -> str:
    text = _NAMESPACE.sub("", value or "")
    if name == "expected":
        return f" ; attendu : {', '.join(word.strip() for word in text.split(','))}" if text else ""
    return text if len(text) <= 80 else f"{text[:80]}…"
