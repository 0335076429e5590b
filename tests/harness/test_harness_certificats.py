"""Le banc et les certificats : ce qu'un courriel en porte, et ce qu'un ROR sans guichet ne permet pas."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from tests.harness.essai.pilotes import FauxRor

from ror_contracts.certificats import Paquet, Variante, create_package
from ror_harness.judging import NonVerifiable
from ror_harness.smtp import HOTE, Courriel, ServeurCourriel
from ror_harness.world.certificates import (
    certificates_in,
    client_environment,
    fingerprint,
    private_keys_in,
)
from ror_harness.world.opening import CERTIFICAT_D_ESSAI
from ror_harness.world.provider import RorDuScenario

ADRESSE = "technique@recette.exemple.invalid"


@pytest.fixture(scope="module")
def paquet(tmp_path_factory: pytest.TempPathFactory) -> Paquet:
    return create_package(tmp_path_factory.mktemp("banc") / "certificats")


@pytest.fixture(scope="module")
def serveur() -> Iterator[ServeurCourriel]:
    serveur = ServeurCourriel()
    yield serveur
    serveur.fermer()


def recu(serveur: ServeurCourriel, texte: str, piece: Path | None = None) -> Courriel:
    """Le courriel tel que le banc le reçoit."""
    message = EmailMessage()
    message["Subject"] = "Certificat client"
    message.set_content(texte)
    if piece is not None:
        message.add_attachment(piece.read_bytes(), "application", "x-pem-file", filename=piece.name)
    with smtplib.SMTP(HOTE, serveur.port, timeout=5) as smtp:
        smtp.send_message(message, "vt@recette.exemple.invalid", [ADRESSE])
    return serveur.boite.recus(ADRESSE)[-1]


def fichier(paquet: Paquet) -> Path:
    chemin = paquet.client().certificat
    assert chemin is not None
    return chemin


def test_un_certificat_se_trouve_dans_le_corps_d_un_courriel(
    serveur: ServeurCourriel, paquet: Paquet
) -> None:
    courriel = recu(serveur, f"Voici, à inscrire :\n\n{fichier(paquet).read_text()}\nÀ bientôt.")
    assert [fingerprint(pem) for pem in certificates_in([courriel])] == [paquet.client().empreinte]


def test_un_certificat_se_trouve_en_piece_jointe(serveur: ServeurCourriel, paquet: Paquet) -> None:
    courriel = recu(serveur, "Voir la pièce jointe.", fichier(paquet))
    assert [fingerprint(pem) for pem in certificates_in([courriel])] == [paquet.client().empreinte]
    assert private_keys_in([courriel]) == 0


def test_une_cle_privee_envoyee_se_voit(serveur: ServeurCourriel, paquet: Paquet) -> None:
    cle = paquet.client().cle
    assert cle is not None
    assert private_keys_in([recu(serveur, "Voir la pièce jointe.", cle)]) == 1


def test_un_courriel_ordinaire_n_en_porte_pas(serveur: ServeurCourriel) -> None:
    courriel = recu(serveur, "Rien à inscrire.")
    assert certificates_in([courriel]) == []
    assert courriel.pieces == ()


def test_le_systeme_recoit_le_certificat_voulu_ou_aucun(paquet: Paquet) -> None:
    expire = client_environment(paquet, Variante.EXPIRE)
    assert expire["certificat_client"].endswith("expire.pem")
    assert expire["cle_client"].endswith("expire-cle.pem")
    assert set(client_environment(paquet, Variante.ABSENT).values()) == {""}


class FauxRorEnMtls(FauxRor):
    """Un ROR d'essai derrière un guichet par certificat de serveur."""

    def guichet(self, session: str, serveur: str = "valide") -> dict[str, Any]:
        return {"url": f"https://{serveur}.exemple.invalid/{session}", "certificat": f"PEM {serveur}"}

    def inscrire(self, session: str, certificats: Sequence[str]) -> None:
        self.inscrits = tuple(certificats)

    def refus_tls(self, depuis: int = 0) -> dict[str, Any]:
        return {"total": 3, "refus": [{"numero": 3, "raison": "expire", "empreinte": None}]}


def ouvert(pilote: FauxRor) -> RorDuScenario:
    return RorDuScenario.ouvrir(pilote, "vie_d_un_hopital", 1)


def test_presenter_un_certificat_change_les_deux_adresses_et_ce_qui_est_transmis() -> None:
    ror = ouvert(FauxRorEnMtls())
    assert ror.certificat_serveur == CERTIFICAT_D_ESSAI
    ror.presenter("expire")
    assert {ror.url, ror.url_recette} == {f"https://expire.exemple.invalid/{ror.session}"}
    assert ror.certificat_serveur == "PEM expire"
    ror.presenter("non_inscrit", transmis="valide")
    assert ror.certificat_serveur == "PEM valide"


def test_un_ror_sans_guichet_rend_les_regles_non_verifiables() -> None:
    with pytest.raises(NonVerifiable, match="certificat"):
        ouvert(FauxRor()).presenter("valide")


def test_un_ror_qui_dit_ne_pas_savoir_faire_rend_les_regles_non_verifiables() -> None:
    class SansMtls(FauxRorEnMtls):
        def guichet(self, session: str, serveur: str = "valide") -> dict[str, Any]:
            error = RuntimeError("pas démarré en mTLS")
            error.non_pris_en_charge = True  # type: ignore[attr-defined]
            raise error

    with pytest.raises(NonVerifiable, match="pas démarré en mTLS"):
        ouvert(SansMtls()).presenter("valide")


def test_la_session_de_recette_suit_l_heure_de_la_production() -> None:
    pilote = FauxRor()
    ror = ouvert(pilote)
    ror.recette = ouvert(pilote)
    demain = ror.horloge().replace(year=2027)
    ror.regler_horloge(demain)
    assert ror.recette.horloge() == demain
