"""Which adb server is meant: the options and variables of adb, with adb's own precedence.

adb (client/commandline.cpp): any of ``-H``/``-P`` puts ADB_SERVER_SOCKET out of play, and what the option leaves open
comes from ANDROID_ADB_SERVER_ADDRESS and ANDROID_ADB_SERVER_PORT. Without options ADB_SERVER_SOCKET comes first, then
those two, then the loopback on port 5037. One thing is kinder: a variable that is set but empty counts as not set.
"""

import os
import re
import socket
from collections.abc import Mapping

from inspector.dataclass import dataclass
from inspector.phone.errors import UsageProblem

DEFAULT_PORT = 5037
LOOPBACK = "127.0.0.1"

_LOCAL = frozenset({LOOPBACK, "localhost", "::1"})
_NUMBER = re.compile(r"\s*\+?(0[xX][0-9a-fA-F]+|\d+)", re.ASCII)  # android::base::ParseInt reads hexadecimal too
_TCP = re.compile(r"(?:(?P<host>\[[^]]+\]|[^:]+):)?(?P<port>[^:]+)")
_ENV_SOCKET, _ENV_HOST, _ENV_PORT = "ADB_SERVER_SOCKET", "ANDROID_ADB_SERVER_ADDRESS", "ANDROID_ADB_SERVER_PORT"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Where the adb server listens.

    ``told`` is what named it: options, variables, or ``default``. ``path`` is a Unix socket (a leading NUL: Linux'
    abstract namespace); ``host`` and ``port`` then mean nothing.
    """

    host: str
    port: int
    told: str = "default"
    path: str | None = None

    def __str__(self) -> str:
        if self.path is not None:
            return self.spec
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def spec(self) -> str:
        """As adb's ``-L`` takes it."""
        if self.path is None:
            return f"tcp:{self}"
        if self.path.startswith("\0"):
            return f"localabstract:{self.path[1:]}"
        return f"localfilesystem:{self.path}"

    @property
    def local(self) -> bool:
        """Whether it is on this computer, so that it may be started here."""
        return self.path is not None or self.host.lower() in _LOCAL


def server_address(
    host: str | None = None, port: int | None = None, environment: Mapping[str, str] | None = None
) -> ServerAddress:
    """The server to talk to, from ``-H``, ``-P`` and the environment. Raises UsageProblem for what cannot be one."""
    env = os.environ if environment is None else environment
    if not host and port is None and env.get(_ENV_SOCKET):
        return _from_socket(env[_ENV_SOCKET])
    told = [option for option, given in (("-H", host), ("-P", port is not None)) if given]
    if not host:
        host = env.get(_ENV_HOST)
        told += [_ENV_HOST] if host else []
    if port is None:
        text = env.get(_ENV_PORT)
        port = _port(text, _ENV_PORT) if text else DEFAULT_PORT
        told += [_ENV_PORT] if text else []
    elif not 0 < port < 65536:
        raise UsageProblem(f"-P {port} is not a port.\nSay one from 1 to 65535.")
    return ServerAddress((host or LOOPBACK).strip("[]"), port, ", ".join(told) or "default")


def _port(text: str, variable: str) -> int:
    found = _NUMBER.fullmatch(text)
    number = int(found[1], 16 if found[1][:2] in ("0x", "0X") else 10) if found and len(text) < 20 else 0
    if not 0 < number < 65536:
        raise UsageProblem(f"{variable}={text!r} holds no port from 1 to 65535.\nCorrect it, or unset it.")
    return number


def _from_socket(text: str) -> ServerAddress:
    kind, _, place = text.partition(":")
    if kind == "tcp" and (found := _TCP.fullmatch(place)):
        host = (found["host"] or LOOPBACK).strip("[]")
        return ServerAddress(host, _port(found["port"], f"{_ENV_SOCKET}={text}: the part"), _ENV_SOCKET)
    # On a computer "local:" is the file system; only on Android it is something else.
    prefix = {"localfilesystem": "", "local": "", "localabstract": "\0"}.get(kind)
    if prefix is not None and place and hasattr(socket, "AF_UNIX"):
        return ServerAddress("", 0, _ENV_SOCKET, prefix + place)
    raise UsageProblem(
        f"{_ENV_SOCKET}={text!r} names no server that can be reached from here.\n"
        "Write tcp:HOST:PORT, tcp:PORT or localfilesystem:PATH; or unset it and use -H and -P."
    )
