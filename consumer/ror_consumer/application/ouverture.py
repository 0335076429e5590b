"""La phase 1 : la région demande, Sisra transmet le certificat, active en recette puis en production."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ror_consumer.application.acces import maintenant, reconnaitre, sur_la_region
from ror_consumer.application.composition import Composition
from ror_consumer.application.ports import Transaction
from ror_consumer.application.vues import VueDemande, VueOuverture
from ror_consumer.domain.droits import refus_de_droit
from ror_consumer.domain.formulaires import refus_incomplet
from ror_consumer.domain.refus import Motif, OuvertureRefusee, Refus, exiger
from ror_consumer.domain.region import ConnexionRor, PlateformeActivee, Region
from ror_consumer.domain.transmission import rediger_transmission, refus_sans_adresse
from ror_consumer.domain.vocabulaire import Domaine, Plateforme


def demander_ouverture(c: Composition, region: str, compte: str, demande: Mapping[str, Any]) -> VueDemande:
    """Reçoit la demande de la région, complète (P1-02, P1-10)."""
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        exiger(
            (
                *refus_de_droit(c.regles.droits, "demander_ouverture", acces.compte.profil),
                *refus_incomplet(demande, c.regles.demande_ouverture),
            ),
            OuvertureRefusee,
        )
        t.garder_region(replace(acces.region, demande=dict(demande)))
        return VueDemande(t.nouvel_identifiant(region, "demande"))


def consulter_ouverture(c: Composition, region: str, compte: str) -> VueOuverture:
    """La demande et l'avancement de l'activation."""
    with c.ports.depot.transaction() as t:
        lue = sur_la_region(c, t, "consulter_ouverture", region, compte).region
    recette = "validee" if lue.recette and lue.recette.validee else "activee"
    active = lue.activation(c.reglages.plateforme) or lue.recette
    return VueOuverture(
        demande=lue.demande,
        recette=recette if lue.recette else "non_activee",
        production="activee" if lue.production else "non_activee",
        domaines=tuple(sorted(active.domaines)) if active else (),
    )


def transmettre_certificat(c: Composition, region: str, compte: str) -> None:
    """Sisra envoie le certificat client aux référents que la demande désigne (P1-11)."""
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        droits = refus_de_droit(c.regles.droits, "transmettre_certificat", acces.compte.profil)
        exiger((*droits, *_refus_de_transmission(c, acces.region)), OuvertureRefusee)
        _mettre_en_boite(c, t, acces.region)
    c.services.envoyer_courriels(c)


def activer_interface(c: Composition, region: str, compte: str, plateforme: str, domaine: str) -> None:
    """Sisra active une plateforme pour un domaine ; la production après une recette validée (P1-05)."""
    visee = Plateforme(plateforme)
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        droits = refus_de_droit(c.regles.droits, "activer_interface", acces.compte.profil)
        exiger((*droits, *_refus_d_activation(acces.region, visee)), OuvertureRefusee)
        t.garder_region(_activee(acces.region, visee, Domaine(domaine)))


def valider_recette(c: Composition, region: str, compte: str) -> None:
    """Déclare l'interface testée et validée en recette (P1-05)."""
    with c.ports.depot.transaction() as t:
        acces = reconnaitre(t, region, compte)
        refus = refus_de_droit(c.regles.droits, "valider_recette", acces.compte.profil)
        recette = acces.region.recette
        if recette is None:
            message = "l'interface n'est pas activée en recette"
            raise OuvertureRefusee((*refus, Refus(Motif.RECETTE_NON_ACTIVEE, message, "P1-05")))
        exiger(refus, OuvertureRefusee)
        t.garder_region(replace(acces.region, recette=replace(recette, validee=True)))


def _refus_de_transmission(c: Composition, region: Region) -> tuple[Refus, ...]:
    refus = _refus_sans_demande(region) or refus_sans_adresse(
        region.demande or {}, c.regles.referents_designes
    )
    if c.reglages.certificat_client is not None:
        return refus
    message = "ce système n'a pas de certificat client à transmettre"
    return (*refus, Refus(Motif.CERTIFICAT_ABSENT, message, "P1-11"))


def _mettre_en_boite(c: Composition, t: Transaction, region: Region) -> None:
    cle = t.nouvel_identifiant(region.region, "transmission")
    certificat, instant = c.reglages.certificat_client or "", maintenant(c, region)
    for referent in c.regles.referents_designes:
        t.garder_courriel(
            rediger_transmission(region.region, cle, region.demande or {}, referent, certificat, instant)
        )


def _refus_sans_demande(region: Region) -> tuple[Refus, ...]:
    if region.demande is not None:
        return ()
    message = "la région n'a pas demandé l'ouverture de l'interface"
    return (Refus(Motif.DEMANDE_ABSENTE, message, "P1-01"),)


def _refus_d_activation(region: Region, plateforme: Plateforme) -> tuple[Refus, ...]:
    sans_demande = _refus_sans_demande(region)
    if sans_demande:
        return sans_demande
    validee = region.recette is not None and region.recette.validee
    if plateforme is Plateforme.PRODUCTION and not validee:
        message = "l'interface n'est pas encore testée et validée en recette"
        return (Refus(Motif.RECETTE_NON_VALIDEE, message, "P1-05"),)
    return ()


def _activee(region: Region, plateforme: Plateforme, domaine: Domaine) -> Region:
    demande = region.demande or {}
    connexion = ConnexionRor(
        plateforme, demande[f"url_{plateforme}"], demande["version"], demande["certificat_serveur"]
    )
    avant = region.activation(plateforme)
    activation = PlateformeActivee(
        connexion,
        (avant.domaines if avant else frozenset()) | {domaine},
        avant.validee if avant else False,
    )
    if plateforme is Plateforme.PRODUCTION:
        return replace(region, production=activation)
    return replace(region, recette=activation)
