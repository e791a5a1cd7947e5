"""What is installed is whole; `make dist` builds it and tries it in a bare environment."""

import tomllib
from pathlib import Path

from inspector import __version__, demo

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_version_stands_in_one_place() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    said = [
        path for path in (ROOT / "inspector").rglob("*.py") if f'"{__version__}"' in path.read_text(encoding="utf-8")
    ]
    assert said == [ROOT / PROJECT["tool"]["hatch"]["version"]["path"]]


def test_the_wheel_holds_the_phone_of_the_demo() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    (source,) = (ROOT / source for source, target in included.items() if target == "inspector/demo_phone")
    assert source == demo.CAPTURE
    assert (source / "capture.json").is_file()


def test_what_the_licences_ask_for_goes_along() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    assert "NOTICE" in PROJECT["project"]["license-files"]
    assert "CC BY 4.0" in notice
    assert "Band Atlas" in notice


def test_every_part_of_the_source_distribution_is_there() -> None:
    for part in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]:
        assert (ROOT / part.removeprefix("/")).exists(), part


def test_types_are_shipped() -> None:
    assert (ROOT / "inspector" / "py.typed").is_file()
