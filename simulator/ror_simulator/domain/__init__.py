"""Le ROR d'une région, pur : ses établissements, ses organisations internes, leurs dates, ce qui peut leur
arriver.
"""
