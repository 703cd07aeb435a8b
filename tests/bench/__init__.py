"""How fast Nearer is, measured from outside on a real terminal: ``python -m tests.bench``."""
