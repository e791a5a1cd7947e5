"""A fault in a data file, said so that whoever edits the file can mend it in one go."""

from inspector.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a data file is wrong and why: ``us.toml:12: profile[3].lte.core[1]: "12a" is not a band of LTE``.

    ``line`` counts from 1; None where no line can be named.
    """

    file: str
    key: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.reason}" if self.key else f"{place}: {self.reason}"
