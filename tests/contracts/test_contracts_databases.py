"""Ce qu'un pilote de base dit en anglais se dit en français, et ce qui n'est pas connu se cite."""

import pytest

from ror_contracts import databases

URL = "postgresql+psycopg://hote/base"


@pytest.mark.parametrize(
    ("cause", "said"),
    [
        ("failed to resolve host 'hote': [Errno -2]", "le nom de l'hôte est introuvable"),
        ('FATAL:  role "x" does not exist', "le serveur n'a pas ce compte"),
        ('FATAL:  database "base" does not exist', "le serveur n'a pas cette base"),
        ("attempt to write a readonly database", "ce fichier ne se laisse pas écrire"),
    ],
)
def test_une_cause_connue_se_dit_en_francais(cause: str, said: str) -> None:
    assert databases.cannot_open(URL, cause) == f"« {URL} » ne s'ouvre pas : {said} ; {databases.EXPECTED}"


def test_une_cause_inconnue_se_cite() -> None:
    assert "le pilote de base dit « server is on fire »" in databases.cannot_open(URL, "server is on fire")
