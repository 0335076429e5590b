"""Lit et change une valeur dans une liste de contacts : un moyen de joindre, ou le nom d'une personne."""

from dataclasses import replace

from ror_simulator.domain.elements import Canal, Contact, Fonction, Nature, PointDeContact

Contacts = tuple[Contact, ...]


def point(contacts: Contacts, nature: Nature, canal: Canal) -> str:
    """Rend la valeur d'un moyen de joindre, ou un texte vide."""
    points = (p for contact in contacts if contact.nature is nature for p in contact.points)
    return next((p.valeur for p in points if p.canal is canal), "")


def with_point(contacts: Contacts, nature: Nature, canal: Canal, valeur: str) -> Contacts:
    """Rend les contacts où ce moyen a cette valeur (vide : retiré, avec son contact s'il n'en a plus)."""
    old = next((c for c in contacts if c.nature is nature), Contact(nature=nature))
    points = {p.canal: p for p in old.points}
    if valeur:
        points[canal] = replace(points.get(canal, PointDeContact(canal, valeur)), valeur=valeur)
    else:
        points.pop(canal, None)
    new = replace(old, points=tuple(points[c] for c in sorted(points)))
    return _put(contacts, old, new, keep=bool(points))


def name(contacts: Contacts, fonction: Fonction) -> str:
    """Rend le nom de la personne qui tient cette fonction, ou un texte vide."""
    return next((c.nom for c in contacts if c.fonction is fonction), "")


def with_name(contacts: Contacts, fonction: Fonction, nom: str) -> Contacts:
    """Rend les contacts où cette personne tient cette fonction (nom vide : plus personne)."""
    old = next((c for c in contacts if c.fonction is fonction), Contact(fonction=fonction))
    return _put(contacts, old, replace(old, nom=nom), keep=bool(nom))


def _put(contacts: Contacts, old: Contact, new: Contact, *, keep: bool) -> Contacts:
    if not keep:
        return tuple(c for c in contacts if c is not old)
    if any(c is old for c in contacts):
        return tuple(new if c is old else c for c in contacts)
    return (*contacts, new)
