"""Une petite région écrite à la main : un hôpital et sa clinique voisine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ror_simulator.domain.catalogue import Catalogue
from ror_simulator.domain.donnees.contacts import with_name, with_point
from ror_simulator.domain.donnees.unite import with_activites, with_equipements
from ror_simulator.domain.elements import (
    Canal,
    Capacite,
    Competences,
    Fonction,
    Lieu,
    Nature,
    Patientele,
    Tarif,
)
from ror_simulator.domain.metadata import birth
from ror_simulator.domain.niveau import NiveauOI
from ror_simulator.domain.region import EntiteJuridique, Etablissement, OrganisationInterne, Region

NAISSANCE = datetime(2026, 2, 1, 8, tzinfo=UTC)
MIDI = datetime(2026, 3, 5, 11, tzinfo=UTC)
"""Midi à Paris, le 5 mars 2026."""
LENDEMAIN = MIDI + timedelta(days=1)


def organisation(cle: str, parent: str | None, niveau: NiveauOI, **autres: object) -> OrganisationInterne:
    nue = OrganisationInterne(
        cle=cle,
        etablissement="hopital",
        parent=parent,
        entity_id=f"urn:oi:{cle}",
        identifiant=f"84/{cle}",
        type_oi=niveau.code,
        nom=f"Unité {cle}",
    )
    return replace(nue, **autres)  # type: ignore[arg-type]


def ue(cle: str, parent: str | None, champ: str = "02", **autres: object) -> OrganisationInterne:
    nue = organisation(cle, parent, NiveauOI.UNITE_ELEMENTAIRE, champs=(champ,), modalite="28", **autres)
    return with_activites(nue, ("241",))


def etablissement(cle: str, finess: str) -> Etablissement:
    contacts = with_point((), Nature.STANDARD, Canal.TELEPHONE, "01 99 00 10 10")
    return Etablissement(
        cle=cle,
        juridique="groupement",
        entity_id=f"urn:eg:{cle}",
        denomination=f"Établissement {cle}",
        finess=finess,
        siret="99900000000009",
        categorie="355",
        participation_sph="1",
        lieu=Lieu("12", "rue des Lilas", "99101", "Valmont", "99001"),
        contacts=with_name(contacts, Fonction.DIRECTEUR, "Camille Aubertin"),
        tarifs=(Tarif("01", "45.00", "2"),),
    )


def petite_region() -> Region:
    """Deux établissements d'une même EJ ; l'hôpital a un pôle, un service, quatre UE."""
    ue_ssr = with_equipements(
        ue(
            "ue_ssr",
            "service_ssr",
            patientele=Patientele("18 a", "99 a", ("01",)),
            capacite=Capacite(20, None),
            competences=Competences(professions=("60",)),
        ),
        ("003",),
    )
    organisations = (
        organisation("pole", None, NiveauOI.POLE),
        organisation("service_ssr", "pole", NiveauOI.SERVICE),
        ue_ssr,
        ue("ue_geriatrie", "service_ssr"),
        ue("ue_medecine", "pole", champ="01"),
        ue("ue_isolee", None),
        replace(ue("ue_clinique", None), etablissement="clinique"),
    )
    egs = (etablissement("hopital", "010000024"), etablissement("clinique", "010000032"))
    region = Region(
        code="84",
        graine=7,
        juridiques={
            "groupement": EntiteJuridique(
                "groupement", "urn:ej:groupement", "Groupement", "010000016", "999000009", "13"
            )
        },
        etablissements={eg.cle: eg for eg in egs},
        organisations={oi.cle: oi for oi in organisations},
        catalogue=catalogue(),
    )
    return birth(region, NAISSANCE)


def catalogue() -> Catalogue:
    admis = {
        "categorie": frozenset({"109", "355", "365"}),
        "champ_activite": frozenset({"01", "02", "03", "04"}),
        "modalite_accueil": frozenset({"28", "29", "31"}),
        "type_unite": frozenset("1234"),
        "activite": frozenset({"172", "233", "241"}),
        "publics_admis": frozenset({"01", "02"}),
    }
    textes = {"denomination": ("Hôpital du Val",), "ej_raison_sociale": ("Groupement du Val",)}
    return Catalogue(admis, {cle: tuple(sorted(codes)) for cle, codes in admis.items()} | textes)
