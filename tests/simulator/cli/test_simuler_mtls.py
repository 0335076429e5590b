"""La commande `simuler --mtls`, démarrée pour de vrai."""

from pathlib import Path

import requests

from ror_contracts.certificats import Paquet, Variante, create_package, read_package

from ..control.bench import SOAP_TYPE, notification, notified
from .processes import FREE, run, simulator

MTLS = (*FREE, "--mtls", "--port-mtls", "0")
CHEMIN = "/ROR/2.4/CSD_ROR_Binding"


def notifier(origine: str, paquet: Paquet, variante: Variante = Variante.VALIDE) -> requests.Response:
    with requests.Session() as http:
        http.trust_env = False
        http.verify, http.cert = str(paquet.autorite), paquet.client(variante).fichiers
        return http.post(origine + CHEMIN, data=notification(), headers=SOAP_TYPE, timeout=10)


def test_elle_annonce_l_adresse_mtls_et_sert_le_client_inscrit():
    with simulator(*MTLS) as (_, ready):
        paquet = read_package(Path(ready["certificats"]))
        assert len(notified(notifier(ready["mtls"], paquet))) == 2
        assert notifier(ready["mtls"], paquet, Variante.NON_INSCRIT).status_code == 403


def test_elle_garde_le_port_en_clair():
    with simulator(*MTLS) as (_, ready), requests.Session() as http:
        http.trust_env = False
        answer = http.post(ready["url"] + CHEMIN, data=notification(), headers=SOAP_TYPE, timeout=10)
        assert len(notified(answer)) == 2


def test_elle_montre_les_refus_dans_son_administration(tmp_path):
    paquet = create_package(tmp_path / "paquet")
    with simulator(*MTLS, "--certificats", str(paquet.dossier)) as (_, ready), requests.Session() as http:
        http.trust_env = False
        notifier(ready["mtls"], paquet, Variante.NON_INSCRIT)
        refus = http.get(ready["admin"] + "/admin/refus-tls", timeout=10).json()["refus"]
        assert [r["raison"] for r in refus] == ["non_inscrit"]


def test_sans_mtls_rien_n_en_parait():
    with simulator(*FREE) as (_, ready):
        assert "mtls" not in ready


def test_un_dossier_de_certificats_occupe_est_refuse_en_une_ligne(tmp_path):
    (tmp_path / "notes.txt").write_text("")
    done = run(*MTLS, "--certificats", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("banc-ror simuler : ")
    assert done.stderr.count("\n") == 1


def test_avec_une_base_les_certificats_inscrits_reviennent(tmp_path):
    paquet = create_package(tmp_path / "paquet")
    options = (*MTLS, "--certificats", str(paquet.dossier), "--base", f"sqlite:///{tmp_path / 'ror.sqlite'}")
    other = paquet.client(Variante.NON_INSCRIT)
    with simulator(*options) as (process, ready), requests.Session() as http:
        http.trust_env = False
        enrolled = {"certificats": [other.certificat.read_text()]}
        http.put(ready["admin"] + "/admin/sessions/defaut/certificats", json=enrolled, timeout=10)
        process.kill()
    with simulator(*options) as (_, ready):
        assert notifier(ready["mtls"], paquet, Variante.NON_INSCRIT).status_code == 200
        assert notifier(ready["mtls"], paquet).status_code == 403
