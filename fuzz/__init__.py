"""Coverage-guided fuzzing of all that reads a phone, a cable or a file: `make fuzz` (docs/fuzzing.md)."""
