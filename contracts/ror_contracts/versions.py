"""Les versions du contrat SOAP que le projet connaît."""

VERSIONS = ("1.6", "2.4", "3.0")
"""De la plus ancienne à la plus récente."""

DEFAULT_VERSION = "2.4"
"""La version servie sans demande particulière, et celle dont les autres sont des écarts."""
