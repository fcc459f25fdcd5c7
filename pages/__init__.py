"""The pages: choose, ask, draw."""
