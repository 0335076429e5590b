"""Contrôle l'authentification mutuelle : refusé sans certificat, servi avec celui que le ROR a admis."""

from __future__ import annotations

from ror_harness.verifier.modele import Controle, Ecart, Examen, Observations, Role

_REFUS = range(400, 500)
"""Un frontal répond souvent 400 ou 403 quand le certificat manque."""


def _refused(o: Observations) -> Examen:
    for echange in o.de(Role.SANS_CERTIFICAT):
        if echange.reponse is None:
            yield None
            continue
        statut = echange.reponse.statut
        yield (
            None
            if statut in _REFUS
            else Ecart(
                echange.titre, "poignée de main refusée, ou statut 4xx", f"statut HTTP {statut}", echange
            )
        )


def _admitted(o: Observations) -> Examen:
    if o.sans_mtls:
        return
    for echange in o.de(Role.NOTIFICATION):
        statut = echange.reponse.statut if echange.reponse else 0
        recu = f"statut HTTP {statut}" if statut else echange.echec
        yield None if statut == 200 else Ecart(echange.titre, "le certificat fourni est admis", recu, echange)


CONTROLES = (
    Controle("TLS-01", "Sans certificat, le ROR refuse", _refused, "demandes sans certificat"),
    Controle("TLS-02", "Avec le certificat admis, le ROR répond", _admitted, "demandes avec certificat"),
)
