"""Complète la moitié `ror:` : ce qui n'est pas écrit est tiré par la graine, objet par objet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ror_contracts import identifiers
from ror_contracts.nomenclatures import association, load
from ror_contracts.scenario import plausible
from ror_contracts.scenario.draws import Numeros, Tirage, hote
from ror_contracts.scenario.model import EtablissementDecrit, JuridiqueDecrite, OrganisationDecrite

_PREMIERE_CREATION = date(1985, 1, 1)
_DERNIERE_CREATION = date(2019, 12, 31)


@dataclass(frozen=True)
class Generation:
    """Contexte de génération d'une région : graine, région, département, jour de départ, numéros pris."""

    graine: int
    region: str
    departement: str
    jour: date
    numeros: Numeros = field(default_factory=Numeros)

    def juridique(self, cle: str, brut: Mapping[str, Any]) -> JuridiqueDecrite:
        """Rend l'entité juridique complète."""
        tirage = Tirage(self.graine, f"juridique:{cle}")
        statut = brut.get("statut") or tirage.choix("statut", plausible.GENRE_PAR_DEFAUT.statuts)
        return JuridiqueDecrite(
            cle=cle,
            raison_sociale=brut.get("raison_sociale") or _raison_sociale(statut, tirage),
            siren=brut.get("siren") or self.numeros.libre(tirage, "siren", identifiers.siren),
            finess=brut.get("finess") or self._finess(tirage),
            statut=statut,
            cree_le=_jour(brut, "cree_le") or self._creation(tirage),
            **self._adresse(brut, tirage),
        )

    def etablissement(
        self, cle: str, brut: Mapping[str, Any], juridique: JuridiqueDecrite
    ) -> EtablissementDecrit:
        """Rend l'établissement complet, avec ses organisations."""
        tirage = Tirage(self.graine, f"etablissement:{cle}")
        categorie = brut.get("categorie", plausible.GENRE_PAR_DEFAUT.categorie)
        genre = plausible.GENRE_PAR_CATEGORIE.get(categorie, plausible.GENRE_PAR_DEFAUT)
        adresse = self._adresse(brut, tirage)
        denomination = brut.get("denomination") or f"{genre.nom} de {adresse['commune']}"
        ferme_le = _jour(brut, "ferme_le")
        return EtablissementDecrit(
            cle=cle,
            juridique=juridique.cle,
            denomination=denomination,
            finess=brut.get("finess") or self._finess(tirage),
            siret=brut.get("siret") or self._siret(tirage, juridique.siren),
            categorie=categorie,
            telephone=brut.get("telephone") or tirage.telephone("telephone"),
            telecopie=brut.get("telecopie", tirage.telephone("telecopie")),
            courriel=brut.get("courriel") or f"contact@{hote(denomination)}",
            site_internet=brut.get("site_internet") or f"https://www.{hote(denomination)}/",
            direction=brut.get("direction") or tirage.personne("direction"),
            territoire_sante=brut.get("territoire_sante") or self._territoire(tirage),
            participation_sph=brut.get("participation_sph") or genre.participation,
            accessibilite=brut.get("accessibilite") or tirage.choix("accessibilite", load("JDV_J50").codes),
            aides_financieres=_liste(brut, "aides_financieres", tirage, load("JDV_J31").codes, 1, 2),
            tarifs=tuple(sorted(brut["tarifs"])) if "tarifs" in brut else _tarifs(tirage),
            cree_le=_jour(brut, "cree_le") or self._creation(tirage, ferme_le),
            ferme_le=ferme_le,
            motif_fermeture=brut.get("motif_fermeture") or ("DEF" if ferme_le else ""),
            organisations=self._organisations(brut.get("organisations", {})),
            **adresse,
        )

    def organisation(self, cle: str, brut: Mapping[str, Any]) -> OrganisationDecrite:
        """Rend l'organisation complète, avec celles qu'elle contient.

        `brut` porte les clés d'une organisation de scénario ; seul `niveau` est obligatoire.
        """
        tirage = Tirage(self.graine, f"organisation:{cle}")
        est_ue = brut["niveau"] == "ue"
        champ = brut.get("champ", "01") if est_ue else ""
        modalite = brut.get("modalite", _modalite(champ, tirage)) if est_ue else ""
        ferme_le = _jour(brut, "ferme_le")
        return OrganisationDecrite(
            cle=cle,
            identifiant=brut.get("identifiant") or self._identifiant(tirage),
            nom=brut.get("nom") or _nom(brut["niveau"], champ, modalite, tirage),
            niveau=brut["niveau"],
            champs=(champ,) if champ else (),
            modalite=modalite,
            activites=_activites(brut, champ, tirage) if est_ue else (),
            categorie_organisation=brut.get("categorie_organisation", _categorie(modalite) if est_ue else ""),
            lits=_capacite(brut, "lits", tirage, est_ue and modalite not in plausible.MODALITES_SANS_LIT),
            places=_capacite(brut, "places", tirage, est_ue and modalite in plausible.MODALITES_SANS_LIT),
            age_minimum=brut.get("age_minimum") or tirage.choix("age_minimum", ("15 a", "16 a", "18 a")),
            age_maximum=brut.get("age_maximum") or tirage.choix("age_maximum", ("100 a", "110 a", "120 a")),
            publics=_liste(brut, "publics", tirage, load("TRE_R239").codes, *((1, 2) if est_ue else (0, 0))),
            responsable=brut.get("responsable") or tirage.personne("responsable"),
            telephone=brut.get("telephone") or tirage.telephone("telephone"),
            unite_sensible=brut.get("unite_sensible") == "oui",
            cree_le=_jour(brut, "cree_le") or self._creation(tirage, ferme_le),
            ferme_le=ferme_le,
            contient=self._organisations(brut.get("contient", {})),
            **self._ressources(brut, tirage, est_ue),
        )

    def _organisations(self, bruts: Mapping[str, Any]) -> tuple[OrganisationDecrite, ...]:
        return tuple(self.organisation(cle, brut) for cle, brut in bruts.items())

    def _ressources(
        self, brut: Mapping[str, Any], tirage: Tirage, est_ue: bool
    ) -> dict[str, tuple[str, ...]]:
        return {
            cle: _liste(
                brut, cle, tirage, load(table).codes_ouverts(self.jour), *(bornes if est_ue else (0, 0))
            )
            for cle, (table, bornes) in _RESSOURCES.items()
        }

    def _adresse(self, brut: Mapping[str, Any], tirage: Tirage) -> dict[str, str]:
        suite = f"{tirage.entier('code_postal', 10, 99)}0"[: 5 - len(self.departement)]
        return {
            "numero_voie": brut.get("numero_voie") or str(tirage.entier("numero_voie", 1, 120)),
            "voie": brut.get("voie") or tirage.voie("voie"),
            "code_postal": brut.get("code_postal") or f"{self.departement}{suite}",
            "commune": brut.get("commune") or tirage.commune("commune"),
            "code_commune": brut.get("code_commune")
            or f"{self.departement}{tirage.entier('code_commune', 100, 599)}"[:5],
        }

    def _finess(self, tirage: Tirage) -> str:
        return self.numeros.libre(tirage, "finess", lambda alea: identifiers.finess(self.departement, alea))

    def _siret(self, tirage: Tirage, siren: str) -> str:
        return self.numeros.libre(tirage, "siret", lambda alea: identifiers.siret(siren, alea))

    def _identifiant(self, tirage: Tirage) -> str:
        return self.numeros.libre(
            tirage, "identifiant", lambda alea: identifiers.organisation_id(self.region, alea)
        )

    def _territoire(self, tirage: Tirage) -> str:
        debuts = plausible.TERRITOIRES.get(self.region, (self.region,))
        ouverts = load("TRE_R88").codes_ouverts(self.jour)
        return tirage.choix("territoire_sante", [c for c in ouverts if c.startswith(debuts)] or ouverts)

    def _creation(self, tirage: Tirage, ferme_le: date | None = None) -> date:
        dernier = min(_DERNIERE_CREATION, self.jour, ferme_le or self.jour)
        return tirage.jour("cree_le", min(_PREMIERE_CREATION, dernier), dernier)


_RESSOURCES: Mapping[str, tuple[str, tuple[int, int]]] = {
    "equipements": ("JDV_J18", (2, 4)),
    "actes": ("JDV_J16", (2, 5)),
    "professions": ("JDV_J54", (3, 6)),
    "specialites": ("TRE_R38", (1, 2)),
    "competences": ("JDV_J33", (0, 2)),
}
"""Ressources d'une unité élémentaire : leur table, et combien en tirer au moins et au plus."""


def _jour(brut: Mapping[str, Any], cle: str) -> date | None:
    return date.fromisoformat(brut[cle]) if brut.get(cle) else None


def _liste(
    brut: Mapping[str, Any], cle: str, tirage: Tirage, codes: tuple[str, ...], minimum: int, maximum: int
) -> tuple[str, ...]:
    """Rend la liste écrite, triée, ou en tire une."""
    return tuple(sorted(brut[cle])) if cle in brut else tirage.echantillon(cle, codes, minimum, maximum)


def _activites(brut: Mapping[str, Any], champ: str, tirage: Tirage) -> tuple[str, ...]:
    # L'ordre écrit est gardé : la première activité est celle que ViaTrajectoire recopie.
    if "activites" in brut:
        return tuple(brut["activites"])
    return (tirage.choix("activites", plausible.ACTIVITES.get(champ, plausible.ACTIVITES["01"])),)


def _modalite(champ: str, tirage: Tirage) -> str:
    return tirage.choix("modalite", plausible.MODALITES.get(champ, plausible.MODALITES["01"]))


def _categorie(modalite: str) -> str:
    return plausible.CATEGORIES_D_ORGANISATION.get(modalite, "16")


def _capacite(brut: Mapping[str, Any], cle: str, tirage: Tirage, est_comptee: bool) -> int | None:
    """Rend le nombre écrit (vide : aucun), ou en tire un si ce genre d'unité en compte."""
    if cle in brut:
        return int(brut[cle]) if brut[cle] else None
    return tirage.entier(cle, 8, 40) if est_comptee else None


def _nom(niveau: str, champ: str, modalite: str, tirage: Tirage) -> str:
    debuts = {"pole": "Pôle", "service": "Service", "uf": "Unité fonctionnelle"}
    debut = debuts.get(niveau) or plausible.NOMS_D_UE.get(champ, "Unité")
    if modalite == plausible.HAD:
        debut = "Hospitalisation à domicile"
    return f"{debut} {tirage.nom('nom')}"


def _raison_sociale(statut: str, tirage: Tirage) -> str:
    secteur = association("ASS_X11", "TRE_R72", "TRE_R69").get(statut, ("1200",))[0]
    # Une raison sociale FINESS compte 38 caractères au plus.
    return f"{plausible.DEBUTS_DE_RAISON_SOCIALE[secteur]} {tirage.nom('raison_sociale')}"[:38]


def _tarifs(tirage: Tirage) -> tuple[str, ...]:
    return (f"01:{tirage.entier('tarifs', 30, 90)}.{tirage.choix('centimes', ('00', '50'))}:2",)
