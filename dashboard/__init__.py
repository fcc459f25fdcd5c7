"""A dashboard of education quality for the leadership group of a county."""
