"""The documentation says what the program does: examples are its output, every command and exit code is explained."""

import re
from pathlib import Path

import pytest

from inspector.cli.app import COMMANDS
from inspector.exit_codes import ExitCode
from tests.cli.run import inspector

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_example_of_the_readme_is_what_the_program_prints() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    block = re.search(r"```\n\$ inspector (?P<arguments>.*)\n\n(?P<output>(?:.*\n)*?)```", readme)
    assert block is not None
    assert inspector(*block["arguments"].split()).out == block["output"]


def test_adding_a_carrier_is_one_entry_as_the_docs_do_it(tmp_path: Path) -> None:
    """The worked example: the entry as it stands there, then each command with exactly that output (issue 5)."""
    text = (ROOT / "docs" / "carriers.md").read_text(encoding="utf-8")
    entries = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    (tmp_path / "mine.toml").write_text(entries[0], encoding="utf-8")
    (tmp_path / "mvno.toml").write_text(entries[1], encoding="utf-8")
    (tmp_path / "fixtures").symlink_to(ROOT / "fixtures")
    block = re.search(r"```\n(\$ inspector carriers validate mine.toml\n.*?)```", text, re.DOTALL)
    assert block is not None
    for example in re.split(r"^\$ inspector ", block[1], flags=re.MULTILINE)[1:]:
        arguments, _, output = example.partition("\n")
        assert inspector(*arguments.split(), cwd=tmp_path).out == output, arguments
    assert inspector("carriers", "validate", "mvno.toml", cwd=tmp_path).out == "No faults.\n"
    shipped = (ROOT / "inspector" / "carriers" / "data" / "us.toml").read_text(encoding="utf-8")
    (tmp_path / "us.toml").write_text(shipped + entries[0].partition("\n")[2], encoding="utf-8")
    assert inspector("carriers", "validate", "us.toml", cwd=tmp_path).out == "No faults.\n"


def test_the_hook_runs_what_the_program_offers() -> None:
    for name in (".pre-commit-config.yaml", ".pre-commit-hooks.yaml"):
        hook = (ROOT / name).read_text(encoding="utf-8")
        entry = re.search(r"entry: inspector (carriers validate)\n", hook)
        assert entry is not None
        assert (
            inspector(*entry[1].split(), "inspector/carriers/data/us.toml", "inspector/carriers/data/pl.toml").code == 0
        )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", list(ExitCode))
def test_every_exit_code_is_explained(code: ExitCode) -> None:
    assert f"| {int(code)} |" in (ROOT / "docs" / "verdict.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_decisions_are_numbered_each_with_a_number_of_its_own() -> None:
    """Gaps are numbers that were given to work that is not merged yet."""
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in pages]
    assert len(set(numbers)) == len(numbers)
    for number, path in zip(numbers, pages, strict=True):
        assert path.read_text(encoding="utf-8").startswith(f"# {number}. "), path.name
