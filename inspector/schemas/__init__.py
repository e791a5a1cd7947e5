"""The JSON Schemas of our outputs, shipped with the package."""

from importlib import resources

from inspector.phone.errors import UsageProblem


def names() -> list[str]:
    """The schemas there are."""
    files = resources.files(__name__).iterdir()
    return sorted(file.name.removesuffix(".json") for file in files if file.name.endswith(".json"))


def text(name: str) -> str:
    """One schema as it is shipped. ``name`` may be ``check`` or ``inspector/check/1``. Raises UsageProblem."""
    short = name.removeprefix("inspector/").partition("/")[0]
    if short not in names():
        raise UsageProblem(f"There is no schema {name!r}. There are: {', '.join(names())}.")
    return (resources.files(__name__) / f"{short}.json").read_text(encoding="utf-8").rstrip()
