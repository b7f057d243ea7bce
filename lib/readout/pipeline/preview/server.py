"""Serves the preview to browsers on this machine, and to nobody else.

It listens on 127.0.0.1 only. A web page elsewhere that has its own name lead there (DNS rebinding) sends that name as
Host and is refused; none may frame, fetch or read what is served. Nothing is served from a disk: there are the page,
the report as it is, and the news.
"""

from __future__ import annotations

import os
import secrets
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from readout.model.errors import Problem, ReadoutError
from readout.pipeline.preview.board import Board, Shown
from readout.pipeline.preview.live import STILL, live_page, policy

ADDRESS = "127.0.0.1"
HEARTBEAT = 15.0  # seconds after which a browser hears that the preview is still there
_HTML = "text/html; charset=utf-8"
_PLAIN = "text/plain; charset=utf-8"
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Server(ThreadingHTTPServer):
    """Answers each browser in a thread of its own; none of them keeps the program from ending."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"  # elsewhere it would let two programs share a port

    def __init__(self, board: Board, client: str, port: int) -> None:
        self.board = board
        self.client = client
        super().__init__((ADDRESS, port), _Handler)

    def server_bind(self) -> None:
        """Take the port, without asking the network for this machine's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    @property
    def url(self) -> str:
        """Where the preview is."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of a bug; a browser that goes away in the middle of an answer is none."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


@contextmanager
def serving(board: Board, client: str, port: int) -> Iterator[Server]:
    """Serve ``board`` while the context lasts; ``port`` 0 takes a free one.

    Raises ReadoutError when the port is taken or may not be had.
    """
    try:
        server = Server(board, client, port)
    except OSError as error:
        cure = "name another one, or leave --port out to have a free one"
        raise ReadoutError(Problem("--port", f"{port} cannot be had ({error.strerror}); {cure}")) from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        board.end()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = 30  # seconds for a request to arrive
    server_version, sys_version = "readout", ""

    def do_GET(self) -> None:
        """Answer a browser."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal shows what became of each save."""

    def _answer(self) -> None:
        path = self.path.partition("?")[0]
        if not self._is_for_us():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, _PLAIN, f"The preview is at {self.server.url}\n".encode())
        elif path == "/":
            nonce = secrets.token_urlsafe(16)
            page = live_page(self.server.board.shown, self.server.client, nonce)
            self._send(HTTPStatus.OK, _HTML, page, policy(nonce))
        elif path == "/report.html" and (made := self.server.board.shown.made) is not None:
            self._send(HTTPStatus.OK, _HTML, made.page)
        elif path == "/events":
            self._tell()
        else:
            self._send(HTTPStatus.NOT_FOUND, _PLAIN, f"There is only {self.server.url}\n".encode())

    def _is_for_us(self) -> bool:
        """Whether the browser asks for this machine by a name that no other can have."""
        names = self.headers.get_all("Host", [])
        return len(names) == 1 and names[0].lower() in {
            f"{name}:{self.server.server_port}" for name in (ADDRESS, "localhost")
        }

    def _send(self, status: HTTPStatus, kind: str, content: bytes, policy: str = STILL) -> None:
        self._head(status, {"Content-Type": kind, "Content-Length": str(len(content))}, policy)
        if self.command != "HEAD":
            self.wfile.write(content)

    def _head(self, status: HTTPStatus, headers: dict[str, str], policy: str) -> None:
        self.send_response(status)
        for name, value in {**_ALWAYS, "Content-Security-Policy": policy, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _tell(self) -> None:
        """Send what is shown now, and then each change of it."""
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8"}, STILL)
        if self.command == "HEAD":
            return
        shown = self.server.board.shown
        self._event(shown)
        while shown.state != "ended":
            later = self.server.board.wait(shown.serial, HEARTBEAT)
            if later.serial > shown.serial:
                self._event(later)
            else:
                self.wfile.write(b": still there\n\n")
            shown = later

    def _event(self, shown: Shown) -> None:
        self.wfile.write(f"data: {shown.as_json(self.server.client)}\n\n".encode())
        self.wfile.flush()
