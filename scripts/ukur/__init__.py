"""What scripts/bench measures, one subject per file. Outside the applications: nothing of the house imports it."""
