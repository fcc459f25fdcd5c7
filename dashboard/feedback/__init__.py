"""The reports that go back to schools and townships: numbers of one unit as a short Word document."""
