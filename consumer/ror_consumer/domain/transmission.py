"""La transmission du certificat client aux référents que la demande d'ouverture désigne (P1-11)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ror_consumer.domain.formulaires import valeur
from ror_consumer.domain.journal import Courriel
from ror_consumer.domain.refus import Motif, Refus

_ADRESSE = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
"""Les coordonnées sont un texte libre : « Camille Exemple <camille@…>, 01 99 00 … »."""


@dataclass(frozen=True)
class ReferentDesigne:
    """Un référent que la demande désigne ; `cle` le situe dans la demande."""

    exigence: str
    cle: str
    libelle: str


REFERENTS_DESIGNES: tuple[ReferentDesigne, ...] = (
    ReferentDesigne("P1-11", "referent_regional", "référent régional"),
    ReferentDesigne("P1-11", "referent_technique", "référent technique"),
)


def adresse(demande: Mapping[str, Any], referent: ReferentDesigne) -> str | None:
    """L'adresse de courriel dans les coordonnées d'un référent, None s'il n'y en a pas."""
    trouvee = _ADRESSE.search(str(valeur(demande, f"{referent.cle}.coordonnees") or ""))
    return trouvee.group() if trouvee else None


def refus_sans_adresse(demande: Mapping[str, Any], table: Iterable[ReferentDesigne]) -> tuple[Refus, ...]:
    """Un seul refus qui nomme chaque référent qu'on ne peut pas joindre, ou rien."""
    muets = tuple(un for un in table if adresse(demande, un) is None)
    if not muets:
        return ()
    message = f"aucune adresse de courriel dans les coordonnées : {', '.join(un.libelle for un in muets)}"
    details = {"champs": [f"{un.cle}.coordonnees" for un in muets]}
    return (Refus(Motif.DEMANDE_INCOMPLETE, message, muets[0].exigence, details),)


def rediger_transmission(
    region: str,
    cle: str,
    demande: Mapping[str, Any],
    referent: ReferentDesigne,
    certificat: str,
    cree_le: datetime,
) -> Courriel:
    """Le courriel à ce référent ; `certificat` est la seule partie publique (PEM).

    Lève `ValueError` si ce référent n'a pas d'adresse : `refus_sans_adresse` l'a dit avant.
    """
    destinataire = adresse(demande, referent)
    if destinataire is None:
        raise ValueError(f"{referent.libelle} sans adresse de courriel")
    nom = f"{valeur(demande, f'{referent.cle}.prenom')} {valeur(demande, f'{referent.cle}.nom')}"
    corps = (
        f"Bonjour {nom},\n\n"
        f"La demande d'ouverture de l'interface avec « {demande['ror']} », du {demande['date']}, vous "
        f"désigne comme {referent.libelle}.\n"
        "Voici la partie publique du certificat client de ViaTrajectoire, à inscrire dans ce ROR :\n\n"
        f"{certificat}"
    )
    sujet = "[ViaTrajectoire – ROR] Certificat client à inscrire"
    return Courriel(region, f"{cle}.{referent.cle}", destinataire, sujet, corps, cree_le)
