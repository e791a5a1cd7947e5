"""Where a user's own carriers and catalog lie."""

import os
from pathlib import Path

import pytest
from platformdirs import user_config_path

from inspector.user_folder import HOME, LARGEST_TEXT, read_text, user_folder


def test_the_environment_names_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(HOME, str(tmp_path))
    assert user_folder("catalog") == tmp_path / "catalog"


@pytest.mark.parametrize(
    "variables", [{}, {"XDG_CONFIG_HOME": "/srv/data"}, {"XDG_CONFIG_HOME": ""}, {"HOME": "/srv/home"}]
)
def test_else_it_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name in (HOME, "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folder("carriers") == user_config_path("band-inspector", appauthor=False) / "carriers"


def test_a_pipe_a_device_or_a_gibibyte_is_no_profile_and_nobody_waits(tmp_path: Path) -> None:
    pipe, large = tmp_path / "pipe", tmp_path / "large"
    os.mkfifo(pipe)
    large.touch()
    os.truncate(large, LARGEST_TEXT + 1)
    for path, says in ((pipe, "a pipe or a device"), (Path("/dev/zero"), "a pipe or a device"), (large, "16 MiB")):
        with pytest.raises(OSError, match=says):
            read_text(path)
    (tmp_path / "own.toml").write_text("a = 1\n", encoding="utf-8")
    assert read_text(tmp_path / "own.toml") == "a = 1\n"
