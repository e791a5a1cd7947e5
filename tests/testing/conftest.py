"""A project inside the project: pytester runs a stranger's suite against our plugin."""

pytest_plugins = ["pytester"]
