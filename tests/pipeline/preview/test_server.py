"""The preview answers this machine's browsers, with the page and the news, and nothing else to anybody else."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from readout.model.errors import ReadoutError
from readout.pipeline.preview.board import Board
from readout.pipeline.preview.live import START, STILL
from readout.pipeline.preview.server import Server, serving
from tests.pipeline.preview.boards import PAGE, a_page, board_with


@pytest.fixture
def server() -> Iterator[Server]:
    with serving(board_with(a_page()), "lamp-shop", 0) as server:
        yield server


def answer(
    server: Server, path: str, method: str = "GET", host: str | None = None
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
    connection.putrequest(method, path, skip_host=host is not None)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response.status, response.headers, content


def test_the_page_and_the_report(server: Server) -> None:
    """The page refreshes; the report beside it is what would be published, byte for byte."""
    status, headers, page = answer(server, "/")
    assert (status, START.encode() in page) == (200, True)
    assert "script-src 'nonce-" in headers["Content-Security-Policy"]
    status, headers, report = answer(server, "/report.html?again")
    assert (status, report) == (200, PAGE)
    assert headers["Content-Security-Policy"] == STILL


def test_no_answer_may_be_kept_framed_or_read_elsewhere(server: Server) -> None:
    """Whatever is asked for."""
    for path in ("/", "/report.html", "/nothing"):
        _, headers, _ = answer(server, path)
        assert headers["Cache-Control"] == "no-store"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers


def test_a_script_number_is_used_once(server: Server) -> None:
    """So that nobody can know it."""
    assert len({answer(server, "/")[1]["Content-Security-Policy"] for _ in range(3)}) == 3


@pytest.mark.parametrize("host", ["rebound.example", "127.0.0.1", "127.0.0.1.rebound.example:{port}", "localhost:1",
                                  "[::1]:{port}", "0.0.0.0:{port}", "evil@127.0.0.1:{port}", ""])  # fmt: skip
def test_another_name_is_refused(server: Server, host: str) -> None:
    """A name that somebody leads to this machine (DNS rebinding) gets none of the client's figures."""
    status, _, content = answer(server, "/", host=host.format(port=server.server_port))
    assert status == 421
    assert content == f"The preview is at {server.url}\n".encode()


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}"])
def test_its_own_names_are_answered(server: Server, host: str) -> None:
    """The address, and the name every machine has for itself."""
    assert answer(server, "/", host=host.format(port=server.server_port))[0] == 200


def test_two_names_or_none_are_refused(server: Server) -> None:
    """No proxy may read one and this server the other."""
    for head in (b"", f"Host: 127.0.0.1:{server.server_port}\r\nHost: x.example\r\n".encode()):
        with socket.create_connection(("127.0.0.1", server.server_port), 60) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\n" + head + b"\r\n")
            assert connection.makefile("rb").readline().split()[1] == b"421"


@pytest.mark.parametrize(
    "path",
    ["/agency.yml", "/../agency.yml", "/%2e%2e/agency.yml", "/..%2fagency.yml", "//agency.yml", "/./", "/report.html/",
     "/report.html/../../agency.yml", "/report.pdf", "/events/", "/live.js", "/C:/x", "/..\\agency.yml", "/%00", "*",
     "/clients/lamp-shop/client.yml", "/report.ipynb", "/facts.json", "file:///etc/passwd"],
)  # fmt: skip
def test_there_is_nothing_else(server: Server, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No path leads to a file, inside the project or out of it."""
    monkeypatch.chdir(Path(__file__).parents[3])  # where agency.yml is
    status, _, content = answer(server, path)
    assert (status, content) == (404, f"There is only {server.url}\n".encode())


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent(server: Server, method: str) -> None:
    """It is for looking only."""
    assert answer(server, "/", method)[0] == 501


def test_a_head_is_answered_without_content(server: Server) -> None:
    """As the page, and soon even for the news, which have no end."""
    for path in ("/", "/report.html", "/events"):
        status, _, content = answer(server, path, "HEAD")
        assert (status, content) == (200, b"")


def test_the_news_come_until_the_end() -> None:
    """What is shown now, then each change; after the end the stream ends."""
    board = board_with(a_page())
    with serving(board, "lamp-shop", 0) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        connection.request("GET", "/events")
        stream = connection.getresponse()
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        assert told(stream) == "ready"
        board.making()
        assert told(stream) == "making"
        board.end()
        assert told(stream) == "ended"
        assert stream.read() == b""


def told(stream: http.client.HTTPResponse) -> str:
    line, blank = stream.readline(), stream.readline()
    assert blank == b"\n"
    return str(json.loads(line.removeprefix(b"data: "))["state"])


def test_before_the_first_page_there_is_no_report() -> None:
    """The page says that it is being made."""
    with serving(Board(), "lamp-shop", 0) as server:
        assert answer(server, "/report.html")[0] == 404
        assert (
            b'data-now="{&quot;version&quot;: &quot;&quot;, &quot;state&quot;: &quot;making&quot;'
            in answer(server, "/")[2]
        )


def test_only_this_machine_is_listened_to(server: Server) -> None:
    """The address is the loopback's, whatever networks there are."""
    assert server.socket.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_named(server: Server) -> None:
    """With what to do instead."""
    port = server.server_port
    with (
        pytest.raises(ReadoutError, match=rf"^--port: {port} cannot be had \(.+\); name another one, or leave --port"),
        serving(Board(), "lamp-shop", port),
    ):
        pass
