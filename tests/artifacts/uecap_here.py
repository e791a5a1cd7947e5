"""The decoder without its process: starting one takes a second, too long for every test."""

from collections.abc import Sequence

import pytest

from inspector.artifacts.uecap.messages import Message
from inspector.artifacts.uecap.said import Said
from inspector.problems import Problem


def decode(messages: Sequence[Message], artifact: str, problems: list[Problem]) -> list[Said]:
    """As ``inspector.artifacts.uecap.decode.decode``."""
    if not messages:
        return []
    pytest.importorskip("pycrate_asn1dir", reason="needs the extra: pip install 'band-inspector[uecap]'")
    from inspector.artifacts.uecap.asn1 import Decoder

    decoder = Decoder()
    return [said for message in messages for said in decoder.decode(message)]


@pytest.fixture
def decoded_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are decoded in this process."""
    monkeypatch.setattr("inspector.artifacts.uecap.files.decode", decode)
