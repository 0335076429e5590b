"""Les données communes d'une unité que porte son organisation interne."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from ror_simulator.domain.donnees import contacts
from ror_simulator.domain.donnees.donnee import Donnee, Valeurs, scalar, table
from ror_simulator.domain.donnees.forme import AGE, CODE, CODES, ENTIER, TEXTE, TEXTE_OBLIGATOIRE
from ror_simulator.domain.elements import (
    Activite,
    Canal,
    Capacite,
    Competences,
    Equipement,
    Fonction,
    Nature,
    Patientele,
)
from ror_simulator.domain.identity import child_id
from ror_simulator.domain.region import OrganisationInterne

OI = OrganisationInterne


def with_activites(oi: OI, codes: Valeurs) -> OI:
    """Rend l'OI qui exerce ces activités ; celles qu'elle exerçait déjà restent les mêmes objets."""
    known = {a.code: a for a in oi.activites}
    new = (known.get(c) or Activite(c, child_id(oi.entity_id, "activite", c)) for c in codes)
    return replace(oi, activites=tuple(new))


def with_equipements(oi: OI, codes: Valeurs) -> OI:
    """Rend l'OI qui possède ces équipements ; ceux qu'elle possédait déjà restent les mêmes objets."""
    known = {e.code: e for e in oi.equipements}
    new = (known.get(c) or Equipement(c, child_id(oi.entity_id, "equipement", c)) for c in codes)
    return replace(oi, equipements=tuple(new))


def _with_capacite(oi: OI, capacite: Capacite) -> OI:
    empty = capacite.lits is None and capacite.places is None
    return replace(oi, capacite=None if empty else capacite)


def _with_competences(oi: OI, competences: Competences) -> OI:
    empty = not (competences.professions or competences.specialites or competences.competences)
    return replace(oi, competences=None if empty else competences)


def _beds(
    cle: str,
    libelle: str,
    lire: Callable[[Capacite], int | None],
    ecrire: Callable[[Capacite, int | None], Capacite],
) -> Donnee[OI]:
    def read(oi: OI) -> Valeurs:
        number = lire(oi.capacite or Capacite())
        return () if number is None else (str(number),)

    def write(oi: OI, values: Valeurs) -> OI:
        number = int(values[0]) if values else None
        return _with_capacite(oi, ecrire(oi.capacite or Capacite(), number))

    return Donnee(cle, libelle, ENTIER, read, write)


def _patients(
    cle: str, libelle: str, lire: Callable[[Patientele], str], ecrire: Callable[[Patientele, str], Patientele]
) -> Donnee[OI]:
    return scalar(
        cle,
        libelle,
        AGE,
        lambda oi: lire(oi.patientele),
        lambda oi, v: replace(oi, patientele=ecrire(oi.patientele, v)),
    )


def _skills(
    cle: str,
    libelle: str,
    lire: Callable[[Competences], Valeurs],
    ecrire: Callable[[Competences, Valeurs], Competences],
) -> Donnee[OI]:
    return Donnee(
        cle,
        libelle,
        CODES,
        lambda oi: lire(oi.competences or Competences()),
        lambda oi, vs: _with_competences(oi, ecrire(oi.competences or Competences(), vs)),
    )


def _bare(cle: str, libelle: str, lire: Callable[[OI], str], ecrire: Callable[[OI, str], OI]) -> Donnee[OI]:
    return scalar(cle, libelle, CODE, lire, ecrire)


DONNEES_UNITE: Mapping[str, Donnee[OI]] = table(
    (
        scalar("nom", "nom", TEXTE_OBLIGATOIRE, lambda oi: oi.nom, lambda oi, v: replace(oi, nom=v)),
        _bare(
            "categorie_organisation",
            "catégorie d'organisation",
            lambda oi: oi.categorie_organisation,
            lambda oi, v: replace(oi, categorie_organisation=v),
        ),
        _bare("type_unite", "type d'unité", lambda oi: oi.type_oi, lambda oi, v: replace(oi, type_oi=v)),
        _bare(
            "modalite_accueil",
            "modalité d'accueil",
            lambda oi: oi.modalite,
            lambda oi, v: replace(oi, modalite=v),
        ),
        Donnee(
            "champ_activite",
            "champ d'activité",
            CODES,
            lambda oi: oi.champs,
            lambda oi, vs: replace(oi, champs=vs),
        ),
        Donnee(
            "activite",
            "activité opérationnelle",
            CODES,
            lambda oi: tuple(a.code for a in oi.activites),
            with_activites,
        ),
        scalar(
            "responsable",
            "responsable de l'unité",
            TEXTE,
            lambda oi: contacts.name(oi.contacts, Fonction.RESPONSABLE_UNITE),
            lambda oi, v: replace(
                oi, contacts=contacts.with_name(oi.contacts, Fonction.RESPONSABLE_UNITE, v)
            ),
        ),
        scalar(
            "telephone",
            "téléphone de l'unité",
            TEXTE,
            lambda oi: contacts.point(oi.contacts, Nature.ACCUEIL, Canal.TELEPHONE),
            lambda oi, v: replace(
                oi, contacts=contacts.with_point(oi.contacts, Nature.ACCUEIL, Canal.TELEPHONE, v)
            ),
        ),
        _beds(
            "lits_installes",
            "nombre de lits installés",
            lambda c: c.lits,
            lambda c, number: replace(c, lits=number),
        ),
        _beds(
            "places_installees",
            "nombre de places installées",
            lambda c: c.places,
            lambda c, number: replace(c, places=number),
        ),
        _patients(
            "age_minimum", "âge minimum", lambda p: p.age_minimum, lambda p, v: replace(p, age_minimum=v)
        ),
        _patients(
            "age_maximum", "âge maximum", lambda p: p.age_maximum, lambda p, v: replace(p, age_maximum=v)
        ),
        Donnee(
            "publics_admis",
            "publics admis",
            CODES,
            lambda oi: oi.patientele.publics,
            lambda oi, vs: replace(oi, patientele=replace(oi.patientele, publics=vs)),
        ),
        Donnee(
            "equipements_ror",
            "équipements",
            CODES,
            lambda oi: tuple(e.code for e in oi.equipements),
            with_equipements,
        ),
        Donnee(
            "actes_ror", "actes spécifiques", CODES, lambda oi: oi.actes, lambda oi, vs: replace(oi, actes=vs)
        ),
        _skills(
            "professions_ror",
            "professions de santé",
            lambda c: c.professions,
            lambda c, vs: replace(c, professions=vs),
        ),
        _skills(
            "specialites", "spécialités", lambda c: c.specialites, lambda c, vs: replace(c, specialites=vs)
        ),
        _skills(
            "competences", "compétences", lambda c: c.competences, lambda c, vs: replace(c, competences=vs)
        ),
    )
)
