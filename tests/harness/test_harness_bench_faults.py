"""Une faute du banc n'accuse jamais le système : elle se nomme, et la recette rend 2."""

from __future__ import annotations

import pytest
from tests.harness.conftest import Banc, Sortie


def messages(sortie: Sortie) -> str:
    return "\n".join(faute["message"] for faute in sortie.rapport["fautes_du_banc"])


@pytest.mark.parametrize(
    "message",
    [
        "etapes.feature, ligne 6 : étape non définie : « Étant donné que l'essai emploie une étape que "
        "personne n'a écrite »",
        "l'étape « Alors l'essai regarde sans rien constater » n'a rien constaté : elle ne peut pas échouer",
        "« la liste » est comparé à lui-même : ce constat ne peut pas échouer",
        "etapes.feature, ligne 19, étape « Quand l'essai se trompe » : "
        "KeyError : 'une clé que l'étape croyait trouver' (etapes.py, ligne",
        "ligne 29, étape « Alors l'essai cherche l'établissement 'introuvable' » : "
        "« introuvable » n'est pas un établissement de cette histoire ; connus : ",
        "« Rien n'est jugé » n'a pas d'étape « Alors »",
        "« Sans balise » : un scénario juge exactement une exigence ; trouvé : aucune",
        "« Deux exigences » : un scénario juge exactement une exigence ; trouvé : @E-01, @E-02",
        "balise inconnue : @E-99",
        "balise inconnue : @skip",
        "lecture inconnue : « P3-82=anexe2 » ; la plus proche : P3-82=annexe2",
        "un scénario juge la lecture d'une seule règle ; trouvé : P2-10, P3-82",
        "deux scénarios portent le nom « Un nom en double »",
        "ligne 28 : apostrophe typographique",
    ],
)
def test_chaque_faute_est_nommee(les_fautes: Sortie, message: str) -> None:
    assert message in messages(les_fautes).replace('"', "'")


def test_une_faute_du_banc_rend_2(les_fautes: Sortie) -> None:
    assert les_fautes.code == 2


def test_une_faute_du_banc_ne_montre_jamais_de_trace(les_fautes: Sortie) -> None:
    assert "Traceback" not in les_fautes.texte + les_fautes.erreur


def test_un_ror_qui_ne_demarre_pas_est_une_seule_faute(banc: Banc) -> None:
    sortie = banc.recette("verdicts", "--pilote-ror=essai_en_panne", "--processus=1")
    assert sortie.code == 2
    assert messages(sortie) == "le pilote « essai_en_panne » ne démarre pas : le port est pris"


def test_un_espace_insecable_est_refuse(banc: Banc) -> None:
    (banc.dossier / "espace.feature").write_text(
        "# language: fr\nFonctionnalité: Espace\n\n  @E-01\n  Scénario: Espace\n    Alors rien\u00a0!\n",
        "utf-8",
    )
    sortie = banc.recette(str(banc.dossier))
    assert "espace.feature, ligne 6 : espace insécable" in messages(sortie)
