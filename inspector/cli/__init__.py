"""The command line: one module per command. Parse options, call, print; no logic."""
