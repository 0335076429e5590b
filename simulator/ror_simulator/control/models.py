"""Les corps JSON de l'administration : ce qu'on lui demande, ce qu'elle répond."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, model_validator

from ror_contracts.scenario import GRAINE_ORDINAIRE
from ror_simulator.control.fields import Demande, Entier, Instant, NomOperation, NomVersion, Texte


class DemandeSession(Demande):
    """Soit `scenario` (scénario livré), soit `contenu` (YAML). `version` : celle qu'annonce l'adresse."""

    scenario: Texte | None = Field(None, examples=["fermeture_unite_ssr"])
    contenu: str | None = Field(None, max_length=1_000_000)
    graine: Entier = GRAINE_ORDINAIRE
    version: NomVersion = "2.4"

    @model_validator(mode="after")
    def _one_source(self) -> "DemandeSession":
        if (self.scenario is None) == (self.contenu is None):
            raise ValueError("soit scenario, soit contenu")
        return self


class DemandeHorloge(Demande):
    instant: Instant


class DemandeAvance(Demande):
    """Une durée : ses parties s'ajoutent."""

    jours: int = Field(0, ge=0, le=36_525)
    heures: int = Field(0, ge=0, le=1_000_000)
    minutes: int = Field(0, ge=0, le=1_000_000)
    secondes: int = Field(0, ge=0, le=1_000_000_000)


class DemandeMutation(Demande):
    """`parametres` : ceux que liste `GET /admin/mutations` ; sans `le`, la mutation s'applique aussitôt."""

    mutation: Texte = Field(examples=["fermeture_unite"])
    parametres: dict[str, str | StrictInt | list[str]] = Field(
        default_factory=dict, examples=[{"oi": "ue_ssr"}]
    )
    le: Instant | None = None


class Fenetre(Demande):
    """Un temps de l'horloge virtuelle : `depuis` compris, `jusqu_a` exclu ; sans l'un, sans cette borne."""

    depuis: Instant | None = None
    jusqu_a: Instant | None = None


class DemandePanne(BaseModel):
    """Une panne, les appels qu'elle vise, et ses paramètres propres, que liste `GET /admin/pannes`."""

    model_config = ConfigDict(extra="allow")

    panne: Texte = Field(examples=["delai"])
    operation: NomOperation | None = None
    etablissement: str | None = Field(None, description="clé de l'établissement dans le scénario")
    oi: str | None = Field(None, description="clé de l'organisation interne dans le scénario")
    fois: int | None = Field(None, ge=1, le=1_000_000, description="nombre d'appels frappés ; sans lui, tous")
    probabilite: float | None = Field(None, ge=0, le=1, description="part des appels visés qu'elle frappe")
    graine: Entier | None = Field(None, description="rejoue le hasard ; 0 sans elle")
    fenetre: Fenetre | None = Field(None, description="temps de l'horloge virtuelle où elle frappe")


class DemandePannes(Demande):
    """Les pannes remplacent celles d'avant, et s'appliquent dans l'ordre écrit."""

    pannes: list[DemandePanne] = Field(max_length=100)


class DemandeAttente(Demande):
    """Des échanges attendus : ce qu'ils doivent dire, et combien (au moins un, si rien n'est dit).

    `depuis` : ceux de numéro supérieur ; sans lui, tous pour une vérification, ceux à venir pour une attente.
    """

    operation: NomOperation | None = None
    etablissement: Texte | None = Field(None, description="clé de l'établissement, ou son numéro FINESS")
    oi: Texte | None = Field(None, description="clé de l'organisation interne, ou son identifiant")
    date_ref: Texte | None = Field(None, description="date de référence, telle qu'écrite dans la requête")
    champs: list[Texte] | None = Field(None, max_length=50, description="champs d'activité demandés")
    publics: list[Texte] | None = Field(None, max_length=50, description="publics demandés")
    statut_http: int | None = Field(None, ge=0, le=599)
    schema_valide: bool | None = None
    panne: Texte | None = None
    exactement: int | None = Field(None, ge=0, le=1_000_000)
    au_moins: int | None = Field(None, ge=0, le=1_000_000)
    au_plus: int | None = Field(None, ge=0, le=1_000_000)
    depuis: Entier | None = None

    @model_validator(mode="after")
    def _one_count(self) -> "DemandeAttente":
        if self.exactement is not None and (self.au_moins is not None or self.au_plus is not None):
            raise ValueError("soit exactement, soit au_moins et au_plus")
        if self.au_plus is not None and self.au_plus < (self.au_moins or 0):
            raise ValueError("au_plus à partir de au_moins")
        return self


class DemandeAttentes(Demande):
    """Les attentes remplacent celles d'avant."""

    attentes: list[DemandeAttente] = Field(max_length=100)


class SessionOuverte(BaseModel):
    session: str
    url: str = Field(description="adresse du service SOAP de la session")
    horloge: str
    scenario: str
    graine: int
    version: str = Field(description="version du contrat qu'annonce l'adresse")


class MutationAVenir(BaseModel):
    mutation: str
    parametres: dict[str, str | list[str]]
    le: str


class Organisation(BaseModel):
    cle: str
    identifiant: str
    etablissement: str
    parent: str | None


class EtablissementDeSession(BaseModel):
    cle: str
    finess: str
    denomination: str


class EtatSession(SessionOuverte):
    titre: str
    depart: str
    revision: int = Field(description="change à chaque mutation et à chaque avance de l'horloge")
    etablissements: list[EtablissementDeSession]
    organisations: list[Organisation]
    mutations_a_venir: list[MutationAVenir]


class SessionListee(SessionOuverte):
    ouverte_le: str
    echanges: int = Field(description="échanges reçus depuis l'ouverture")
    inactive_s: float = Field(description="secondes depuis le dernier appel ou le dernier geste")
    expire_dans_s: float | None = Field(description="None : n'expire pas")


class Sessions(BaseModel):
    sessions: list[SessionListee]
    quota: int = Field(description="sessions ouvertes à la fois, celle par défaut non comprise")


class Horloge(BaseModel):
    instant: str


class HorlogeAvancee(Horloge):
    mutations: list[MutationAVenir] = Field(description="celles qui viennent de s'appliquer, dans l'ordre")


class MutationInscrite(BaseModel):
    applique_le: str
    etiquettes: list[str]


class Pannes(BaseModel):
    pannes: list[dict[str, Any]] = Field(
        description="telles que demandées ; `restantes` : appels encore frappés"
    )


class ParametreConnu(BaseModel):
    nom: str
    aide: str
    obligatoire: bool


class MutationConnue(BaseModel):
    nom: str
    titre: str
    parametres: list[ParametreConnu]
    etiquettes: list[str]


class PanneConnue(BaseModel):
    nom: str
    titre: str
    parametres: list[ParametreConnu]


class ScenarioConnu(BaseModel):
    nom: str
    titre: str


class Echange(BaseModel):
    """Un échange SOAP ; `requete` et `reponse` ne viennent qu'avec `entier=true`."""

    numero: int
    operation: NomOperation
    instant_virtuel: str
    recu_le: str
    duree_ms: float = Field(description="temps de traitement, sans l'attente qu'impose une panne")
    statut_http: int = Field(description="0 : connexion coupée sans réponse")
    panne: str | None
    schema_valide: bool | None
    criteres: dict[str, Any]
    erreur: str | None
    jeton: dict[str, str] | None
    entetes: dict[str, str] = Field(description="de la requête ; ce qui ouvre des droits y est masqué")
    entetes_reponse: list[tuple[str, str]]
    methode: str
    adresse: str
    certificat: dict[str, str] | None = Field(description="empreinte et sujet ; None en clair")
    requete: str | None = None
    reponse: str | None = None


class Journal(BaseModel):
    total: int = Field(description="échanges depuis l'ouverture : c'est le numéro du dernier")
    oublies: int = Field(description="échanges, les plus anciens, que le journal n'a plus")
    suite: bool = Field(description="il en reste après le dernier rendu : redemander depuis son numéro")
    echanges: list[Echange]


class EcartVu(BaseModel):
    champ: str
    attendu: Any
    recu: Any


class Proche(BaseModel):
    numero: int
    ecarts: list[EcartVu]


class Verification(BaseModel):
    """`explication` : le constat, en français ; `proche` : la requête la plus proche, quand il en manque."""

    verifie: bool
    trouves: list[int] = Field(description="numéros des échanges qui conviennent")
    examines: int
    oublies: int = Field(description="échanges à regarder que le journal n'a plus")
    explication: str
    proche: Proche | None


class Attentes(BaseModel):
    verifie: bool = Field(description="toutes le sont")
    attentes: list[Verification]


class Erreur(BaseModel):
    """Toute réponse 4xx ; `erreurs` quand il y en a plusieurs."""

    erreur: str
    ou: str = ""
    quoi: str = ""
    attendu: str = ""
    proches: list[str] = Field(default_factory=list)
    erreurs: list["Erreur"] | None = None


FIELDS = frozenset(
    name
    for demande in (
        DemandeSession,
        DemandeHorloge,
        DemandeAvance,
        DemandeMutation,
        DemandePanne,
        DemandePannes,
        DemandeAttente,
        DemandeAttentes,
        Fenetre,
    )
    for name in demande.model_fields
)
"""Tous les champs qu'une demande connaît, pour proposer le plus proche d'un champ mal écrit."""
