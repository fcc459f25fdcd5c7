"""Sets up, starts and checks the dashboard on a bare machine, with the standard library alone."""
