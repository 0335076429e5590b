"""La correspondance d'une version du contrat : pour chaque objet du domaine, les membres qui le portent."""

from dataclasses import dataclass

from ror_simulator.domain.elements import Activite, Equipement
from ror_simulator.domain.region import EntiteJuridique, Etablissement
from ror_simulator.soap.mapping.facilities import Seen
from ror_simulator.soap.mapping.factory import Rule, Rules, S


@dataclass(frozen=True)
class Correspondance:
    """Une table de règles par type du contrat ; une autre version : celle-ci et ses écarts (`changed`)."""

    version: str
    juridique: Rules[EntiteJuridique]
    juridique_extension: Rules[EntiteJuridique]
    etablissement: Rules[Etablissement]
    etablissement_extension: Rules[Etablissement]
    organisation: Rules[Seen]
    organisation_extension: Rules[Seen]
    activite: Rules[Activite]
    activite_extension: Rules[Activite]
    equipement: Rules[Equipement]


def changed(rules: Rules[S], *removed: str, **rules_of_version: Rule[S]) -> Rules[S]:
    """Une table d'écart appliquée : les membres `removed` retirés, les autres ajoutés ou remplacés.

    Lève `KeyError` si un membre retiré n'y était pas.
    """
    kept = dict(rules)
    for name in removed:
        del kept[name]
    return {**kept, **rules_of_version}
