"""Étapes du temps qui passe : le passage du lendemain, des jours, des heures, un redémarrage."""

from __future__ import annotations

from ror_harness.steps.carnet import noter_le_depart
from ror_harness.steps.vocabulaire import geste
from ror_harness.world.monde import Monde


@geste("le passage du lendemain a lieu")
def passage_du_lendemain(monde: Monde) -> None:
    noter_le_depart(monde)
    monde.passage_du_lendemain()


@geste("{nombre:Nombre} jours passent")
def jours_passent(monde: Monde, nombre: int) -> None:
    noter_le_depart(monde)
    monde.avancer(jours=nombre)


@geste("{nombre:Nombre} heures passent")
def heures_passent(monde: Monde, nombre: int) -> None:
    noter_le_depart(monde)
    monde.avancer(heures=nombre)


@geste("le passage du jour est relancé à la main")
def relancer_le_passage(monde: Monde) -> None:
    monde.exiger("lancer_passage")


@geste("le système redémarre")
def redemarrer(monde: Monde) -> None:
    monde.redemarrer()
