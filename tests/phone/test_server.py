"""Which adb server, and what is said when there is none, a silent one, or something else."""

import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector.phone.address import ServerAddress, server_address
from inspector.phone.connection import Connection, Deadline, Outcome, host_query
from inspector.phone.errors import NoUsablePhone, UsageProblem
from inspector.phone.server import reach

from .fake_server import FakeServer, Reaction, fail, okay, resets, sends

SOCKET, HOST, PORT = "ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_ADDRESS", "ANDROID_ADB_SERVER_PORT"


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (SOCKET, HOST, PORT, "ADBUTILS_ADB_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


# Each row was tried with the adb binary of adbutils 2.12 (36.0.0), by where it says that it cannot connect.
@pytest.mark.parametrize(
    ("host", "port", "env", "there", "told"),
    [
        (None, None, {}, "127.0.0.1:5037", "default"),
        ("pc", None, {}, "pc:5037", "-H"),
        (None, 3, {}, "127.0.0.1:3", "-P"),
        ("pc", 3, {SOCKET: "tcp:1.1.1.1:1", HOST: "b", PORT: "9"}, "pc:3", "-H, -P"),
        ("pc", None, {SOCKET: "tcp:1.1.1.1:1", PORT: "2"}, "pc:2", f"-H, {PORT}"),
        (None, 3, {SOCKET: "tcp:1.1.1.1:1", HOST: "1.1.1.9"}, "1.1.1.9:3", f"-P, {HOST}"),
        (None, 3, {PORT: "abc"}, "127.0.0.1:3", "-P"),
        (None, None, {SOCKET: "tcp:1.1.1.1:1", HOST: "b", PORT: "9"}, "1.1.1.1:1", SOCKET),
        (None, None, {SOCKET: "tcp:1.1.1.1:1", PORT: "abc"}, "1.1.1.1:1", SOCKET),
        (None, None, {SOCKET: "tcp:5038"}, "127.0.0.1:5038", SOCKET),
        (None, None, {SOCKET: "tcp:[::1]:99"}, "[::1]:99", SOCKET),
        (None, None, {SOCKET: "localfilesystem:/run/adb"}, "localfilesystem:/run/adb", SOCKET),
        (None, None, {SOCKET: "local:/run/adb"}, "localfilesystem:/run/adb", SOCKET),
        (None, None, {SOCKET: "localabstract:adb"}, "localabstract:adb", SOCKET),
        (None, None, {HOST: "b", PORT: "9"}, "b:9", f"{HOST}, {PORT}"),
        (None, None, {PORT: "0x13ad"}, "127.0.0.1:5037", PORT),
        (None, None, {PORT: " +7"}, "127.0.0.1:7", PORT),
        (None, None, {HOST: "::1", PORT: "9"}, "[::1]:9", f"{HOST}, {PORT}"),
        (None, None, {SOCKET: "", HOST: "", PORT: ""}, "127.0.0.1:5037", "default"),
    ],
)
def test_options_and_variables_have_adbs_own_precedence(
    host: str | None, port: int | None, env: dict[str, str], there: str, told: str
) -> None:
    found = server_address(host, port, env)
    assert (str(found), found.told) == (there, told)


@pytest.mark.parametrize(
    ("port", "env", "names"),
    [
        (None, {PORT: "abc"}, PORT),
        (None, {PORT: "0"}, PORT),
        (None, {PORT: "65536"}, "65536"),
        (None, {PORT: "-1"}, PORT),
        (None, {PORT: "5_037"}, PORT),
        (None, {PORT: "9" * 5000}, PORT),
        (0, {}, "-P 0"),
        (70000, {}, "-P 70000"),
        (None, {SOCKET: "junk"}, SOCKET),
        (None, {SOCKET: "/run/adb"}, SOCKET),
        (None, {SOCKET: "tcp:"}, SOCKET),
        (None, {SOCKET: "tcp:pc"}, SOCKET),
        (None, {SOCKET: "tcp:pc:0"}, SOCKET),
        (None, {SOCKET: "tcp:pc:abc"}, SOCKET),
        (None, {SOCKET: "tcp:::1:99"}, SOCKET),
        (None, {SOCKET: "localfilesystem:"}, SOCKET),
        (None, {SOCKET: "vsock:2:5555"}, SOCKET),
    ],
)
def test_an_address_that_cannot_be_one_is_a_usage_error_that_names_it(
    port: int | None, env: dict[str, str], names: str
) -> None:
    with pytest.raises(UsageProblem, match="\n") as problem:
        server_address(None, port, env)
    assert names in str(problem.value)


@pytest.mark.parametrize(
    ("address", "local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.0.0.2", False), ("pc", False), ("", False)],
)
def test_only_this_computer_is_local(address: str, local: bool) -> None:
    assert ServerAddress(address, 5037).local is local


def test_a_unix_socket_is_local_and_is_talked_to(tmp_path: Path) -> None:
    with FakeServer({"host:version": okay("0029")}, tmp_path / "s") as server:
        assert server.address.local
        assert reach(server.address, 1.0) == 41


SILENT = "accepts connections but does not answer"


@pytest.mark.parametrize(
    ("reaction", "says"),
    [
        ("hang", SILENT),
        (sends(*(b"OKAY0004002"[i : i + 1] for i in range(11)), pause=0.1), SILENT),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "no adb server"),
        (b"SSH-2.0-OpenSSH_9.7\r\n", "no adb server"),
        (b"OKAYjunk", "no adb server"),
        (b"OKAY0004zzzz", "no adb server"),
        (okay("f" * 4000), "no adb server"),
        (fail("unknown host service"), "no adb server"),
        (b"", "no adb server"),
        (sends(b"OK"), "no adb server"),
        (resets(), "no adb server"),
    ],
    ids=["silent", "drip", "http", "ssh", "junk", "no number", "endless number", "refuses", "closes", "cut", "resets"],
)
def test_what_is_no_working_adb_server_is_named_within_the_deadline(reaction: Reaction | str, says: str) -> None:
    table: dict[str, Reaction] = {} if isinstance(reaction, str) else {"host:version": reaction}
    with FakeServer(table) as server:
        if isinstance(reaction, str):
            server.table["*"] = [server.hang]
        start = time.monotonic()
        with pytest.raises(NoUsablePhone) as problem:
            reach(server.address, 0.4)
        assert time.monotonic() - start < 0.8
    assert says in str(problem.value)
    assert str(server.address) in str(problem.value)
    assert "-P" in str(problem.value)


@pytest.fixture
def nobody() -> ServerAddress:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return ServerAddress("127.0.0.1", listener.getsockname()[1])


def spy_adb(folder: Path, ends: str = "exit 0") -> Path:
    """An adb that notes how it was called and does nothing."""
    adb = folder / "adb"
    adb.write_text(f'#!/bin/sh\necho "$@" "$ANDROID_ADB_SERVER_ADDRESS" >> {folder}/calls\necho chatter >&2\n{ends}\n')
    adb.chmod(adb.stat().st_mode | stat.S_IXUSR)
    return adb


def calls(folder: Path) -> list[str]:
    """How it was called."""
    noted = folder / "calls"
    return noted.read_text().splitlines() if noted.exists() else []


needs_sh = pytest.mark.skipif(os.name == "nt", reason="the spy is a shell script")


@needs_sh
def test_no_server_is_started_when_the_address_is_another_computer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody: ServerAddress
) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(spy_adb(tmp_path)))
    with pytest.raises(NoUsablePhone, match="refuses connections"):
        reach(ServerAddress("127.0.0.2", nobody.port, "-H"), 1.0)
    assert calls(tmp_path) == []


@needs_sh
def test_no_server_is_started_at_an_address_that_somebody_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody: ServerAddress
) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(spy_adb(tmp_path)))
    with pytest.raises(NoUsablePhone, match=f"Start it: adb -P {nobody.port} start-server"):
        reach(server_address(None, nobody.port), 1.0)
    assert calls(tmp_path) == []


@needs_sh
def test_a_connection_never_starts_a_server_as_adbutils_would(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody: ServerAddress
) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(spy_adb(tmp_path)))
    with pytest.raises(ConnectionRefusedError):
        Connection(nobody, Deadline(1.0))
    assert host_query(nobody, "host:version", 1.0) == (Outcome.SERVER_GONE, "")
    assert calls(tmp_path) == []


def test_our_way_to_connect_is_still_the_one_that_adbutils_uses() -> None:
    """Link replaces AdbConnection._safe_connect; a version of adbutils that renames it must not pass unseen."""
    with FakeServer({"host:version": okay("0029")}) as server, Connection(server.address, Deadline(1.0)) as connection:
        assert connection._link.conn is connection._socket


@needs_sh
def test_a_local_server_is_started_on_the_very_port_whatever_the_variables_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody: ServerAddress, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(spy_adb(tmp_path)))
    monkeypatch.setenv(HOST, "1.1.1.1")
    with pytest.raises(NoUsablePhone, match="nobody listens"):
        reach(nobody, 1.0)
    assert calls(tmp_path) == [f"-P {nobody.port} start-server "]
    assert capfd.readouterr() == ("", "")


@needs_sh
@pytest.mark.parametrize(
    ("adb", "says"),
    [
        ("fails", "cannot bind"),
        ("missing", "No such file"),
        ("not-executable", "Permission denied"),
    ],
)
def test_an_adb_that_starts_nothing_is_named_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody: ServerAddress, adb: str, says: str
) -> None:
    path = spy_adb(tmp_path, "echo 'cannot bind' >&2; exit 1")
    if adb == "missing":
        path.unlink()
    elif adb == "not-executable":
        path.chmod(0o600)
    monkeypatch.setenv("ADBUTILS_ADB_PATH", str(path))
    with pytest.raises(NoUsablePhone, match="ADBUTILS_ADB_PATH") as problem:
        reach(nobody, 1.0)
    assert says in str(problem.value)


def test_without_any_adb_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, nobody: ServerAddress) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("inspector.phone.server.bundled_adb", lambda: None)
    with pytest.raises(NoUsablePhone, match="platform tools"):
        reach(nobody, 1.0)


@needs_sh
def test_a_broken_adb_in_path_gives_way_to_the_one_inside_adbutils(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, nobody: ServerAddress, capfd: pytest.CaptureFixture[str]
) -> None:
    spy_adb(tmp_path, "exit 126")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("ADB_MDNS", "0")
    monkeypatch.setenv("ADB_USB", "0")
    try:
        assert reach(nobody, 2.0) >= 41
    finally:
        with Connection(nobody, Deadline(2.0)) as connection:
            connection.ask("host:kill")
    assert calls(tmp_path) == [f"-P {nobody.port} start-server "]
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("value", ["", "0x13ad", "abc", "99999"])
def test_a_port_variable_that_breaks_adbutils_does_not_break_us(value: str) -> None:
    """``import adbutils`` ends in a ValueError with three of these; adb itself takes the first two."""
    with FakeServer({"host:version": okay("0029")}) as server:
        code = (
            "import os; from inspector.phone.server import reach, server_address; "
            f"print(reach(server_address(None, {server.address.port}), 5.0), os.environ[{PORT!r}])"
        )
        env = {**os.environ, PORT: value}
        ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=False)
    assert (ran.stdout.rstrip("\n"), ran.stderr) == (f"41 {value}", "")


@pytest.mark.parametrize(
    ("host", "says"),
    [("no-such-host.invalid", "cannot be reached"), ("a" * 70, "cannot be reached"), ("x..y", "cannot be reached")],
)
def test_a_host_that_has_no_address_is_named(host: str, says: str) -> None:
    with pytest.raises(NoUsablePhone, match=says):
        reach(ServerAddress(host, 5037, "-H"), 3.0)
