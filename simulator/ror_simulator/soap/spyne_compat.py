"""Rend spyne 2.14 importable sous Python 3.12 et suivants, avant tout import de spyne."""

import importlib.util
import operator
import sys

import six

MODULE = "spyne.util.six"
"""Le `six` que spyne embarque : il charge `six.moves` par une fonction que Python 3.12 n'a plus."""


def install(version: tuple[int, ...] = sys.version_info[:2]) -> bool:
    """Met le `six` de PyPI à la place de celui que spyne embarque ; rend vrai s'il l'a fait.

    Sans effet avant Python 3.12, ni une seconde fois. Python 3.13 demande en plus la dépendance `legacy-cgi`.
    """
    if version < (3, 12) or MODULE in sys.modules:
        return False
    spec = importlib.util.spec_from_file_location(MODULE, six.__file__)
    if spec is None or spec.loader is None:
        raise ImportError(f"le module six est introuvable : {six.__file__}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[MODULE] = module
    spec.loader.exec_module(module)
    # spyne a ajouté cette fonction à sa copie
    vars(module)["get_function_name"] = operator.attrgetter("__name__")
    return True
