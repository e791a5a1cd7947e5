"""The house: one direction of dependency, rooms of a readable size, nothing heavy at the door."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.every import every

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "inspector"
MODULES = sorted(PACKAGE.rglob("*.py"))

# From left to right: a room may import rooms on its left and its own, never one on its right.
FLOW = [
    {"dataclass"},
    {"problems", "bands", "faults", "exit_codes", "toml_lines", "toml_text", "user_folder"},
    {"claims"},
    {"combinations"},
    {"phone"},
    {"artifacts", "quirks"},
    {"facts"},
    {"survey"},
    {"carriers", "catalog"},
    {"evidence"},
    {"gathering"},
    {"explain"},
    {"verdict"},
    {"inspection"},
    {"prepared"},
    {"comparison", "matrix"},
    {"difference"},
    {"outcome", "doctor"},
    {"watching"},
    {"report", "schemas"},
    {"channel_query"},
    {"testing"},
    {"cli", "demo", "__main__"},
]
PLACE = {room: place for place, rooms in enumerate(FLOW) for room in rooms}


def room_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("inspector"):
            parts = node.module.split(".")
            names |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {a.name.split(".")[1] for a in node.names if a.name.startswith("inspector.")}
    return names - {"__version__"}


@every("module", MODULES, lambda m: str(m.relative_to(ROOT)))
def test_nothing_on_the_left_imports_its_right(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    assert room in PLACE, f"{room} has no place in the flow"
    wrong = {other for other in imported_rooms(module) if PLACE.get(other, 99) > PLACE[room]}
    assert not wrong, f"{room} imports {wrong}, which stand to its right"


@every("module", MODULES, lambda m: str(m.relative_to(ROOT)))
def test_a_module_is_understood_in_a_minute(module: Path) -> None:
    lines = module.read_text(encoding="utf-8").count("\n")
    assert lines <= 330, f"{lines} lines: split it by what it knows"
    tree = ast.parse(module.read_text(encoding="utf-8"))
    long = {
        node.name: node.end_lineno - node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno > 60
    }
    assert not long, f"functions that do not fit a screen: {long}"


@pytest.mark.parametrize(
    ("statement", "heavy"),
    [
        ("import inspector.__main__", {"typer", "adbutils", "rich", "tabulate", "inspector.cli"}),
        (
            "import inspector.cli.check, inspector.cli.app",
            {"inspector.report.html", "adbutils", "requests", "rich", "tabulate", "asyncio"},
        ),
        (
            "import inspector.channel_query, inspector.report.channel_text",
            {"inspector.facts", "inspector.carriers", "inspector.catalog", "inspector.verdict", "json"},
        ),
        ("import inspector.testing.plugin", {"adbutils", "typer", "asyncio", "requests", "hypothesis"}),
        (
            "import inspector.comparison, inspector.report.check_text",
            {
                "adbutils",
                "requests",
                "rich",
                "typer",
                "zipfile",
                "inspector.artifacts.radio_log",
                "inspector.report.html",
            },
        ),
    ],
)
def test_nothing_heavy_stands_at_the_door(statement: str, heavy: set[str]) -> None:
    code = f"import sys; {statement}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert not heavy & set(loaded.stdout.split())


def test_no_path_of_a_machine_and_no_registry_is_named() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, text=True, check=False, cwd=ROOT)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".cfg", ".yml", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not re.search(r"/(work|root)/(main|shared|\.library)|/opt/" "pypi", text), name
