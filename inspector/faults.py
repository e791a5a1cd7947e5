"""A fault in a data file, said so that whoever edits the file can mend it in one go."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a data file is wrong and why: ``us.toml: profile[3].lte.core[1]: "12a" is not a band of LTE``."""

    file: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"
