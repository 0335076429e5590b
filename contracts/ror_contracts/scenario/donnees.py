"""Rend les données communes qu'une fiche doit porter quand elle vient du ROR : l'oracle du banc.

Les clés sont celles de `fiches` ; une liste vide et un texte vide valent « non renseignée » : `None`.
Le système testé n'importe jamais ce module, sinon la même erreur passerait des deux côtés.
"""

from ror_contracts.scenario.model import EtablissementDecrit, JuridiqueDecrite, OrganisationDecrite, Valeur

TYPES_D_UNITE = {"pole": "1", "service": "2", "uf": "3", "ue": "4"}
"""Code de TRE_R207 de chaque niveau d'organisation."""


def donnees_etablissement(
    etablissement: EtablissementDecrit, juridique: JuridiqueDecrite
) -> dict[str, Valeur]:
    """Rend les données communes d'un établissement (le domaine, absent du contrat, n'en est pas)."""
    return _sans_vide(
        {
            "denomination": etablissement.denomination,
            "adresse": f"{etablissement.numero_voie} {etablissement.voie}",
            "code_postal": etablissement.code_postal,
            "commune": etablissement.commune,
            "telephone": etablissement.telephone,
            "telecopie": etablissement.telecopie,
            "courriel": etablissement.courriel,
            "direction": etablissement.direction,
            "site_internet": etablissement.site_internet,
            "accessibilite": etablissement.accessibilite,
            "aides_financieres": sorted(etablissement.aides_financieres),
            "tarifs": sorted(etablissement.tarifs),
            "finess": etablissement.finess,
            "siret": etablissement.siret,
            "territoire_sante": etablissement.territoire_sante,
            "categorie": etablissement.categorie,
            "ej_numero": juridique.finess,
            "ej_raison_sociale": juridique.raison_sociale,
            "ej_siren": juridique.siren,
            "ej_statut": juridique.statut,
            "participation_sph": etablissement.participation_sph,
        }
    )


def donnees_unite(organisation: OrganisationDecrite) -> dict[str, Valeur]:
    """Rend les données communes d'une unité associée à cette organisation.

    Au-dessus de l'unité élémentaire, le champ d'activité est le premier de ceux qui remontent (RG_ALIM_006) ;
    modalité et activité n'y sont pas renseignées.
    """
    champs = [champ for fille in organisation.descendance() for champ in fille.champs]
    return _sans_vide(
        {
            "nom": organisation.nom,
            "categorie_organisation": organisation.categorie_organisation,
            "type_unite": TYPES_D_UNITE[organisation.niveau],
            "modalite_accueil": organisation.modalite,
            "activite": organisation.activites[0] if organisation.activites else "",
            "champ_activite": champs[0] if champs else "",
            "responsable": organisation.responsable,
            "lits_installes": organisation.lits,
            "places_installees": organisation.places,
            "age_minimum": organisation.age_minimum,
            "age_maximum": organisation.age_maximum,
            "publics_admis": sorted(organisation.publics),
            "equipements_ror": sorted(organisation.equipements),
            "actes_ror": sorted(organisation.actes),
            "professions_ror": sorted(organisation.professions),
        }
    )


def _sans_vide(donnees: dict[str, Valeur]) -> dict[str, Valeur]:
    return {cle: None if valeur in ("", []) else valeur for cle, valeur in donnees.items()}
