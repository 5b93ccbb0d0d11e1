"""LeaderLens opens no network connection: no module of ours names anything that could."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.error", "urllib.request", "urllib3", "webbrowser", "xmlrpc",
    "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtWebEngineWidgets",
}  # fmt: skip


def _imported(source: str) -> set[str]:
    """Every module a source names, also inside functions and also as ``from PySide6 import QtNetwork``."""
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _reaches_out(source: str) -> set[str]:
    return {name for name in _imported(source) for wire in NETWORK if name == wire or name.startswith(f"{wire}.")}


def test_no_module_can_reach_a_network() -> None:
    found = {
        str(path.relative_to(ROOT)): names
        for path in sorted((ROOT / "leaderlens").rglob("*.py"))
        if (names := _reaches_out(path.read_text(encoding="utf-8")))
    }
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "from urllib.request import urlopen",
        "from PySide6 import QtNetwork",
        "def f():\n    import http.client",
    ],
)
def test_the_guard_sees_each_way_of_naming_a_network_module(line: str) -> None:
    assert _reaches_out(line)
    assert not _reaches_out("import json\nfrom urllib.parse import quote\nfrom leaderlens.domain import people")
