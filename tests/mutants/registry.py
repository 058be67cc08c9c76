"""Every seeded fault by its name."""

from tests.mutants import doors, input_, schema, sealing, ways_in

ALL = (*schema.MUTANTS, *doors.MUTANTS, *ways_in.MUTANTS, *sealing.MUTANTS, *input_.MUTANTS)
MUTANTS = {mutant.name: mutant for mutant in ALL}
assert len(MUTANTS) == len(ALL), "Two mutants have one name."
