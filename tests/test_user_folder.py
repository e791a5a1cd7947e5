"""Where a user's own carriers and catalog lie."""

from pathlib import Path

import pytest
from platformdirs import user_config_path

from inspector.user_folder import HOME, user_folder


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
