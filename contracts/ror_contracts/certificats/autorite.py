"""Une autorité de certification d'essai : elle signe des certificats et publie sa liste de révocation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID, ObjectIdentifier

ORGANISATION = "banc-ror (essai)"
_CA_LIFE = timedelta(days=3650)


@dataclass(frozen=True)
class Wanted:
    """Le certificat voulu : nom commun, noms de serveur ou de client, usage étendu, validité (UTC)."""

    nom: str
    noms: tuple[x509.GeneralName, ...]
    usage: ObjectIdentifier
    debut: datetime
    fin: datetime


@dataclass(frozen=True)
class Issued:
    """Un certificat et sa clé privée."""

    certificat: x509.Certificate
    cle: ec.EllipticCurvePrivateKey


class Authority:
    """Clé P-256 neuve à chaque fois : une autorité d'essai ne survit pas au paquet qui la porte."""

    def __init__(self, nom: str, now: datetime) -> None:
        self._now = now
        self._key = ec.generate_private_key(ec.SECP256R1())
        name = _name(nom)
        self.certificat = (
            _builder(name, name, self._key.public_key(), now - _CA_LIFE, now + _CA_LIFE)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .add_extension(_key_usage(signs_certificates=True), critical=True)
            .sign(self._key, hashes.SHA256())
        )

    def issue(self, wanted: Wanted) -> Issued:
        """Signe un certificat pour une clé neuve."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(
            _name(wanted.nom), self.certificat.subject, key.public_key(), wanted.debut, wanted.fin
        )
        certificate = (
            builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_key_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage([wanted.usage]), critical=False)
            .add_extension(x509.SubjectAlternativeName(wanted.noms), critical=False)
            .add_extension(self._identifier(), critical=False)
            .sign(self._key, hashes.SHA256())
        )
        return Issued(certificate, key)

    def revocations(self, revoked: Iterable[Issued]) -> x509.CertificateRevocationList:
        """La liste de révocation signée, valable un an."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificat.subject)
            .last_update(self._now - timedelta(days=1))
            .next_update(self._now + timedelta(days=365))
            .add_extension(self._identifier(), critical=False)
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for issued in revoked:
            builder = builder.add_revoked_certificate(self._revoked(issued))
        return builder.sign(self._key, hashes.SHA256())

    def _revoked(self, issued: Issued) -> x509.RevokedCertificate:
        return (
            x509.RevokedCertificateBuilder()
            .serial_number(issued.certificat.serial_number)
            .revocation_date(self._now - timedelta(days=1))
            .add_extension(x509.CRLReason(x509.ReasonFlags.key_compromise), critical=False)
            .build()
        )

    def _identifier(self) -> x509.AuthorityKeyIdentifier:
        """Exigé par la vérification stricte de Python 3.13 (RFC 5280 § 4.2.1.1)."""
        return x509.AuthorityKeyIdentifier.from_issuer_public_key(self._key.public_key())


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, debut: datetime, fin: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(debut)
        .not_valid_after(fin)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
