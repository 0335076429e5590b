"""Ce qu'est un ROR fautif pour `banc-ror verifier` : le simulateur, qui enfreint exprès une règle."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ror_simulator.application.disruption import Reply
from ror_simulator.control.body import Receive, Scope, Send, read_body
from ror_simulator.control.sending import send_reply
from ror_simulator.control.soap_app import MAX_BYTES, SoapApp
from ror_simulator.faults.content import CSD, ContentFault, Element, Reading
from ror_simulator.fautifs.demande import Demande, Juste

Repondre = Callable[[Juste, Demande], Reply]
Condition = Callable[[Demande], bool]
Gater = Callable[[Reading], None]
NS = {"csd": CSD}


@dataclass(frozen=True)
class Violation:
    """Un ROR fautif. `regle` : celle qu'il enfreint ; `aussi` : celles qu'il enfreint forcément avec elle.

    `controle` : le contrôle qui doit l'attraper, par son nom. `profils` : les codes des jetons qu'il faut lui
    montrer pour cela (CU18), le principal d'abord ; vide : aucun.
    """

    nom: str
    regle: str
    controle: str
    description: str
    repondre: Repondre
    aussi: tuple[str, ...] = ()
    profils: tuple[str, ...] = ()


class RorFautif:
    """Un simulateur qui enfreint une règle ; application ASGI, comme le juste."""

    def __init__(self, juste: SoapApp, violation: Violation) -> None:
        self._juste, self._violation = juste, violation

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        corps = await read_body(receive, MAX_BYTES)
        if corps is not None:
            await send_reply(scope, receive, send, self.reply(scope, corps))

    def reply(self, scope: Scope, corps: bytes) -> Reply:
        """La réponse, gâtée."""
        return self._violation.repondre(self._answer, Demande(scope, corps))

    def _answer(self, demande: Demande) -> Reply:
        return self._juste.reply(demande.scope, demande.corps)


def toujours(_: Demande) -> bool:
    """Toute demande."""
    return True


def contenu(gater: Gater, quand: Condition = toujours) -> Repondre:
    """Change sur place le contenu des lectures que `quand` retient."""

    def edit(lecture: Reading) -> bool:
        gater(lecture)
        return True

    def repondre(juste: Juste, demande: Demande) -> Reply:
        reply = juste(demande)
        return ContentFault("fautif", edit).spoil(reply) if quand(demande) else reply

    return repondre


def comprendre(motif: str, par: str, quand: Condition = toujours) -> Repondre:
    """Répond comme si ce motif de la demande était écrit autrement."""
    return lambda juste, demande: juste(demande.avec(motif, par) if quand(demande) else demande)


def rendre(change: Callable[[Reply], Reply], quand: Condition) -> Repondre:
    """Change la réponse HTTP aux demandes que `quand` retient."""
    return lambda juste, demande: change(juste(demande)) if quand(demande) else juste(demande)


def publier(document: str, avant: str, apres: str) -> Repondre:
    """Publie un document où un texte en remplace un autre."""
    return rendre(
        lambda reply: replace(reply, body=reply.body.replace(avant.encode(), apres.encode())),
        lambda demande: demande.document == document,
    )


def admettre(code: str, quand: Condition) -> Repondre:
    """Rend un résultat vide là où le ROR juste rend l'erreur du métier de ce code."""
    mark = f'code="{code}"'.encode()
    return rendre(lambda reply: replace(reply, body=RESULTAT_VIDE) if mark in reply.body else reply, quand)


RESULTAT_VIDE = (
    b'<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:csd="urn:ihe:iti:csd:2013">'
    b"<env:Body><csd:careServicesResponse><csd:result><csd:queryResult><csd:organizationDirectory/>"
    b"<csd:serviceDirectory/><csd:facilityDirectory/><csd:providerDirectory/><csd:deviceDirectory/>"
    b"</csd:queryResult></csd:result></csd:careServicesResponse></env:Body></env:Envelope>"
)


def unites(lecture: Reading) -> list[Element]:
    """Les unités élémentaires."""
    return [oi for oi in lecture.organisations if _is_unit(oi)]


def niveaux(lecture: Reading) -> list[Element]:
    """Les organisations internes au-dessus des unités élémentaires."""
    return [oi for oi in lecture.organisations if not _is_unit(oi)]


def retirer(elements: list[Element]) -> None:
    """Ôte des éléments de la réponse."""
    for element in elements:
        parent = element.getparent()
        assert parent is not None
        parent.remove(element)


def annoncer(lecture: Reading) -> None:
    """Annonce le nombre d'unités élémentaires vraiment transmises."""
    for annonce in lecture.all("csd:facilityNumber"):
        annonce.text = str(len(unites(lecture)))


def _is_unit(organisation: Element) -> bool:
    return any(un.get("code") == "4" for un in organisation.findall("csd:codedType", NS))
