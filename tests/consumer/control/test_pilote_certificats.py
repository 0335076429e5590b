"""Le pilote et son certificat client : lu au démarrage, sa seule partie publique gardée."""

from pathlib import Path

import pytest

from ror_consumer.assembly import CertificatInutilisable
from ror_consumer.driver import creer
from ror_contracts.certificats import Paquet, create_package


@pytest.fixture(scope="module")
def paquet(tmp_path_factory: pytest.TempPathFactory) -> Paquet:
    return create_package(tmp_path_factory.mktemp("pilote") / "certificats")


def texte(chemin: Path | None) -> str:
    assert chemin is not None
    return chemin.read_text(encoding="ascii")


def test_la_cle_rangee_dans_le_meme_fichier_ne_se_transmet_pas(paquet: Paquet, tmp_path: Path) -> None:
    client = paquet.client()
    ensemble = tmp_path / "ensemble.pem"
    ensemble.write_text(texte(client.cle) + texte(client.certificat), encoding="ascii")
    pilote = creer({"dossier": str(tmp_path), "certificat_client": str(ensemble)})
    assert pilote.composition.reglages.certificat_client == texte(client.certificat)
    pilote.fermer()


@pytest.mark.parametrize("environnement", [{}, {"certificat_client": "", "cle_client": ""}])
def test_sans_certificat_client_il_n_y_a_rien_a_transmettre(
    environnement: dict[str, str], tmp_path: Path
) -> None:
    pilote = creer({"dossier": str(tmp_path), **environnement})
    assert pilote.composition.reglages.certificat_client is None
    pilote.fermer()


@pytest.mark.parametrize("contenu", [None, "pas un certificat", "certificat accentué : é"])
def test_un_certificat_client_illisible_empeche_de_demarrer_en_le_nommant(
    contenu: str | None, tmp_path: Path
) -> None:
    fichier = tmp_path / "client.pem"
    if contenu is not None:
        fichier.write_text(contenu, encoding="utf-8")
    with pytest.raises(CertificatInutilisable, match=r"client\.pem illisible"):
        creer({"dossier": str(tmp_path), "certificat_client": str(fichier)})
