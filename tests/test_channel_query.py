"""A file of channel numbers: what is wrong with it is said with its line, in words."""

from pathlib import Path

import pytest

from inspector.channel_query import from_csv
from inspector.phone.errors import UnreadableInput, UsageProblem


@pytest.mark.parametrize("number", ["abc", "", "-1", "5780.0", "٣"])
def test_what_is_no_channel_number_is_named_with_its_line(number: str, tmp_path: Path) -> None:
    table = tmp_path / "cells.csv"
    table.write_text(f"rat,channel\nLTE,5780\nNR,{number}\n", encoding="utf-8")
    with pytest.raises(UsageProblem) as said:
        from_csv(table)
    assert str(said.value) == f"{table}, line 3: {number!r} is not a channel number."


def test_a_file_that_is_no_text_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "cells.csv").write_bytes(b"\xff\xfe\x00rat")
    with pytest.raises(UnreadableInput, match="it is no text"):
        from_csv(tmp_path / "cells.csv")
