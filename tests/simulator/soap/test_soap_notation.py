"""La notation du contrat se lit, se complète par des écarts, et dit où elle est fausse."""

import pytest

from ror_simulator.soap.notation import Kind, NotationError, read
from ror_simulator.soap.versions import VERSIONS, UnknownVersionError, notation_of


def test_un_type_garde_ses_membres_dans_l_ordre() -> None:
    row = read("a : z? y* x")["a"]
    assert [(m.name, m.card, m.required, m.repeated) for m in row.members] == [
        ("z", "?", False, False),
        ("y", "*", False, True),
        ("x", "", True, False),
    ]


def test_les_genres_de_membres_se_reconnaissent() -> None:
    row = read("a : any? $ @b! @xml:lang @*")["a"]
    assert [m.kind for m in row.members] == [
        Kind.ANY,
        Kind.TEXT,
        Kind.ATTRIBUTE,
        Kind.ATTRIBUTE,
        Kind.ANY_ATTRIBUTE,
    ]


def test_un_membre_sans_type_prend_le_type_qui_porte_son_nom_sinon_du_texte() -> None:
    types = read("b : c\na : b d")
    assert [types.type_of(m) for m in types["a"].members] == ["b", "string"]


def test_un_attribut_ne_prend_jamais_un_type_complexe() -> None:
    types = read("b : c\na : @b")
    assert types.type_of(types["a"].members[0]) == "string"


def test_un_choix_regroupe_ses_membres_qui_ne_sont_plus_obligatoires_seuls() -> None:
    members = read("a : x ( b | c ) ( d | e )")["a"].members
    assert [m.choice for m in members] == [None, 1, 1, 2, 2]
    assert [m.required for m in members] == [True, False, False, False, False]


def test_une_ligne_en_retrait_prolonge_la_precedente() -> None:
    assert [m.name for m in read("a : x\n    y\n\n# rien\nb : z")["a"].members] == ["x", "y"]


def test_les_membres_de_la_base_viennent_d_abord() -> None:
    types = read("base : x\na < base : y")
    assert [m.name for m in types.all_members("a")] == ["x", "y"]


def test_un_ecart_remplace_ajoute_et_retire() -> None:
    types = read("a : x\nb : y", "a : z\nc : w\n- b")
    assert set(types) == {"a", "c"}
    assert types["a"].members[0].name == "z"


def _after(ecart: str) -> list[str]:
    return [m.name + m.card for m in read("a : x y? z*", f"a ~ {ecart}")["a"].members]


def test_un_ecart_retire_un_membre() -> None:
    assert _after("-y") == ["x", "z*"]


def test_un_ecart_remplace_un_membre_a_sa_place() -> None:
    assert _after("y>w* z>z+") == ["x", "w*", "z+"]


def test_un_ecart_ajoute_en_fin_de_type_ou_apres_le_mot_d_avant() -> None:
    assert _after("+w") == ["x", "y?", "z*", "w"]
    assert _after("x +v +w -z") == ["x", "v", "w", "y?"]


def test_un_membre_d_un_choix_remplace_reste_dans_le_choix() -> None:
    members = read("a : ( x | y )", "a ~ x>w")["a"].members
    assert [(m.name, m.choice) for m in members] == [("w", 1), ("y", 1)]


@pytest.mark.parametrize(
    ("source", "attendu"),
    [
        ("a x", "ligne 1"),
        ("a : x\nb : y§", "ligne 2.*y§"),
        ("- a", "ligne 1.*type « a », qui n'existe pas"),
        ("a ~ +x", "ligne 1.*type « a », qui n'existe pas"),
        ("a : x\na ~ -y", "type a.*« y »"),
        ("a : x:inconnu", "type a, membre x : type inconnu inconnu"),
        ("a < b : x", "la base b"),
    ],
)
def test_une_notation_fausse_dit_ou(source: str, attendu: str) -> None:
    with pytest.raises(NotationError, match=attendu):
        read(source)


def test_une_version_inconnue_dit_les_versions_connues() -> None:
    with pytest.raises(UnknownVersionError, match=r"9\.9.*2\.4"):
        notation_of("9.9")


@pytest.mark.parametrize("version", VERSIONS)
def test_la_notation_versionnee_est_entiere(version: str) -> None:
    types = notation_of(version)
    assert len(types) > 75
    assert sum(len(row.members) for row in types.values()) > 300


def test_les_fautes_d_orthographe_officielles_sont_gardees() -> None:
    types = notation_of("2.4")
    names = {member.name for row in types.values() for member in row.members} | set(types)
    official = {
        "avaible",
        "residentialCapactity",
        "annualOpenning",
        "crisisAccomodationCapacity",
        "mesurement",
    }
    assert official <= names
