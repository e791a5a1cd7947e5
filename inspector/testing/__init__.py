"""Recorded, simulated and mocked phones for anyone's test suite: see ``inspector.testing.plugin``."""
