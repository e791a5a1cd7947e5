"""Each key of a TOML file is found on its line, however it is written."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.toml_lines import line_of_error, lines_of

TEXT = '''# a comment [not.a.table]
title = "x = [1]"
list = [
    1,  # one
    { a = 1, b = [2, 3] },
    "three, ]",
]
dotted.key = 3.14
"quoted key" = true
many = """
a = 1
[b]
"""
after = \'\'\'
c = 2\'\'\'

[table]
day = 2020-01-01T00:00:00Z

[[profile]]
id = "one"
[profile.inner]
x = 1
[[profile]]
id = 'two'
lte = { core = [1, 2], extra = [
    3,
    4 ] }
[[profile.more]]
y = 1
[[profile.more]]
y = 2
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("title", 2),
        ("list", 3),
        ("list[0]", 4),
        ("list[1]", 5),
        ("list[1].b[1]", 5),
        ("list[2]", 6),
        ("dotted.key", 8),
        ("quoted key", 9),
        ("many", 10),
        ("after", 14),
        ("table.day", 18),
        ("profile[0]", 20),
        ("profile[0].inner.x", 23),
        ("profile[1].id", 25),
        ("profile[1].lte.core[1]", 26),
        ("profile[1].lte.extra[0]", 27),
        ("profile[1].lte.extra[1]", 28),
        ("profile[1].more[0].y", 30),
        ("profile[1].more[1].y", 32),
    ],
)
def test_a_key_stands_on_its_line(key: str, line: int) -> None:
    tomllib.loads(TEXT)
    assert lines_of(TEXT).of(key) == line


@pytest.mark.parametrize(
    ("missing", "line"),
    [("profile[1].name", 24), ("profile[1].lte.core[9]", 26), ("profile[0].inner.y.z", 22), ("no", None)],
)
def test_a_key_that_is_missing_is_missed_where_it_should_stand(missing: str, line: int | None) -> None:
    assert lines_of(TEXT).of(missing) == line


def test_the_line_of_what_is_no_toml_comes_from_the_reader() -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as said:
        tomllib.loads("a = 1\nb = = 2\n")
    assert line_of_error(str(said.value)) == 2
    assert line_of_error("no place named") is None


@given(st.text(alphabet="[]{}=,.\"'#\\\n ab1", max_size=60))
@settings(deadline=None)
def test_any_text_at_all_comes_to_an_end(text: str) -> None:
    lines_of(text)


def keys(value: object, path: str = "") -> list[str]:
    if isinstance(value, dict):
        return [
            k
            for name, one in value.items()
            for k in (f"{path}.{name}".strip("."), *keys(one, f"{path}.{name}".strip(".")))
        ]
    if isinstance(value, list):
        return [k for i, one in enumerate(value) for k in (f"{path}[{i}]", *keys(one, f"{path}[{i}]"))]
    return []


def test_every_key_of_every_shipped_file_has_its_own_line() -> None:
    data = Path(__file__).parents[1] / "inspector" / "carriers" / "data"
    for path in data.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        found = lines_of(text).found
        assert set(keys(tomllib.loads(text))) <= set(found) | {"profile"}, path.name
