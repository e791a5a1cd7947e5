"""The documentation says what the program does: examples are its output, every command and exit code is explained."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from inspector.cli import reference
from inspector.cli.app import COMMANDS
from inspector.exit_codes import EXPLAINED, ExitCode
from inspector.phone.connection import Outcome
from tests.cli.run import inspector, process
from tests.every import every

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
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8").replace("`", "")
    assert f"| {int(code)} | {EXPLAINED[code]} |" in page


def problem_codes() -> Iterator[str]:
    """Every code that the source can give a problem: said at the call, in a constant, or in a table of the module."""
    yield from (outcome.value for outcome in Outcome if outcome is not Outcome.OK)
    for path in sorted((ROOT / "inspector").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Problem":
                code = next(iter(call.args), None) or next(k.value for k in call.keywords if k.arg == "code")
                yield from _values(code, tree)


def _values(code: ast.expr, tree: ast.Module) -> Iterator[str]:
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.Name):
        constants = [n.value for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == code.id]
        tables = [part for n in ast.walk(tree) if isinstance(n, ast.Tuple) for part in n.elts]
        for value in constants or tables:
            if isinstance(value, ast.Constant) and re.fullmatch("[a-z]+(-[a-z]+)+", str(value.value)):
                yield str(value.value)


def test_every_problem_code_is_explained_and_no_other() -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8").partition("## Problem codes")[2]
    explained = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert explained == sorted(set(problem_codes()))


def test_what_help_says_is_in_the_docs() -> None:
    """`make reference` makes the page; it cannot drift."""
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference.markdown()


@every("command", COMMANDS)
def test_the_docs_hold_what_help_prints(command: str) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    with mock.patch.dict("os.environ", COLUMNS="80"):
        printed = inspector(command, "--help").out
    assert f"## inspector {command}\n\n```text\n{printed}```\n" in page


def test_the_man_page_names_every_command_and_exit_code() -> None:
    page = reference.man()
    for command in COMMANDS:
        assert f".SS inspector {command} " in page
    for code in ExitCode:
        assert f".TP\n.B {int(code)}\n" in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_reads_the_man_page_without_a_complaint() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z"], input=reference.man(), capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef"), ("fish", "complete --command")]
)
def test_completion_is_printed_for_each_shell(shell: str, sign: str) -> None:
    assert sign in process(env={"_INSPECTOR_COMPLETE": f"source_{shell}"}).out


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("inspector c", {"check", "capture", "channel", "carriers", "catalog"}),
        ("inspector carriers ", {"list", "show", "validate"}),
        ("inspector doctor --j", {"--json"}),
        ("inspector check --carrier att-", {"att-us", "att-mx"}),
        ("inspector matrix --country d", {"de", "dk"}),
    ],
)
def test_completion_knows_every_command(typed: str, completed: set[str]) -> None:
    count = len(typed.split()) - (not typed.endswith(" "))
    asked = {"_INSPECTOR_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(count)}
    assert set(process(env=asked).out.split()) == completed


def said() -> Iterator[str]:
    """Every text of the source, with an ellipsis for what is filled in."""
    for path in sorted((ROOT / "inspector").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value
            elif isinstance(node, ast.JoinedStr):
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)


def test_a_question_is_titled_by_what_the_program_says() -> None:
    page = (ROOT / "docs" / "faq.md").read_text(encoding="utf-8")
    texts = [re.sub(r"…[ …]*", "…", text) for text in said()]
    titles = re.findall(r'^## "(.*)"$', page, re.MULTILINE)
    assert len(titles) > 8
    missing = [title for title in titles if not any(re.sub(r"…[ …]*", "…", title) in text for text in texts)]
    assert not missing


def test_every_page_is_on_the_site() -> None:
    listed = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.stem == "index" or re.search(rf"^{page.stem}$", listed, re.MULTILINE), page.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (page.parent / target).exists(), target


def test_decisions_are_numbered_one_after_the_other() -> None:
    numbers = [int(path.name[:4]) for path in sorted((ROOT / "docs" / "decisions").glob("0*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
