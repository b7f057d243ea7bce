"""Looking into a data file that nobody has described yet, to propose how client.yml should read it."""
