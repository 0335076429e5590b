"""Les adresses d'administration qui disent ce qui existe : scénarios, mutations, pannes."""

from fastapi import APIRouter

from ror_simulator.application.opening import ScenarioSource
from ror_simulator.control import models
from ror_simulator.domain.mutations import MUTATIONS
from ror_simulator.faults.registry import KINDS


def catalogue_api(source: ScenarioSource) -> APIRouter:
    api = APIRouter(prefix="/admin", tags=["catalogue"])

    @api.get("/scenarios", summary="Scénarios livrés", response_description="Les scénarios")
    def scenarios() -> list[models.ScenarioConnu]:
        return [models.ScenarioConnu(nom=nom, titre=titre) for nom, titre in source.titles().items()]

    @api.get("/mutations", summary="Ce qui peut arriver à une région", response_description="Les mutations")
    def mutations() -> list[models.MutationConnue]:
        return [models.MutationConnue.model_validate(mutation.describe()) for mutation in MUTATIONS.values()]

    @api.get("/pannes", summary="Pannes connues", response_description="Les pannes")
    def pannes() -> list[models.PanneConnue]:
        return [
            models.PanneConnue(
                nom=kind.name,
                titre=kind.titre,
                parametres=[
                    models.ParametreConnu(nom=p.name, aide=p.titre, obligatoire=p.required)
                    for p in kind.parameters
                ],
            )
            for kind in KINDS.values()
        ]

    return api
