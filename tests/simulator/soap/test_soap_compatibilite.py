"""La parade de Python 3.12 : le `six` de PyPI prend la place de celui que spyne embarque."""

import subprocess
import sys

from ror_simulator.soap import spyne_compat

_PROGRAM = """
from ror_simulator.soap import spyne_compat
assert spyne_compat.install((3, 12)) or "spyne.util.six" in __import__("sys").modules
from ror_simulator.soap.endpoint import SoapEndpoint
import spyne.util.six as embedded, six
assert embedded.__file__ == six.__file__, embedded.__file__
SoapEndpoint()
print("servi")
"""


def test_rien_ne_change_avant_python_3_12() -> None:
    assert spyne_compat.install((3, 11)) is False


def test_le_service_tourne_avec_le_six_de_pypi() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.returncode) == ("servi", 0), done.stderr
