"""The server of the labeller: this machine alone, one address that holds a secret.

It answers 127.0.0.1 only, names no file that the browser could choose, and takes labels from
nobody but the document it gave out: the token of the address must come back in a header, which
no other site can send here unasked, and `Host` and `Origin` must be its own.
"""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cleaner.label.job import LabelsError, Task
from cleaner.writers.json import dumps

HOST = "127.0.0.1"
TOKEN_HEADER = "X-Clean-Page-Token"
MAX_BODY_BYTES = 64_000_000
"""More than the labels of any page that fits into a browser."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""On every answer; the document has a policy of its own for what may run in it."""


@dataclass(frozen=True)
class Job:
    """What the server gives out and saves."""

    tasks: Sequence[Task]
    render: Callable[[], str]
    """Returns the document, with the labels as they are saved now."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    saved: set[str] = field(default_factory=set)
    """The files that were written."""
    lock: Lock = field(default_factory=Lock)


class LabelServer(ThreadingHTTPServer):
    """Serves one job until it is shut down."""

    daemon_threads = True

    def __init__(self, job: Job, port: int = 0) -> None:
        """Listen on `port` of this machine; 0 takes a free one."""
        super().__init__((HOST, port), _Handler)
        self.job = job

    @property
    def origin(self) -> str:
        """Where it can be reached."""
        return f"http://{HOST}:{self.server_port}"

    @property
    def address(self) -> str:
        """What to open in the browser."""
        return f"{self.origin}/?token={self.job.token}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away before it was answered, as on a reload."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: LabelServer
    server_version = "clean-page"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query)
        token = self.headers.get(TOKEN_HEADER) or query.get("token", [""])[0]
        if not self._is_for_us() or not self._knows(token):
            self._refuse()
        elif parts.path == "/":
            self._give_document()
        elif parts.path == "/reasons" and (task := self._task(query.get("page", [""])[0])):
            with self.server.job.lock:
                reasons = task.reasons
            self._answer(HTTPStatus.OK, dumps(reasons), "application/json")
        else:
            self._answer(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def _give_document(self) -> None:
        try:
            self._answer(HTTPStatus.OK, self.server.job.render(), "text/html")
        except (LabelsError, OSError) as error:  # a file of labels has changed meanwhile
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))

    def do_POST(self) -> None:
        is_ours = (
            self._is_for_us()
            and self.headers.get("Origin") == self.server.origin
            and self._knows(self.headers.get(TOKEN_HEADER, ""))
        )
        if not is_ours:
            self.close_connection = True
            self._refuse()
        elif urlsplit(self.path).path != "/save":
            self.close_connection = True
            self._answer(HTTPStatus.NOT_FOUND, "There is nothing here.")
        else:
            self._save()

    def _save(self) -> None:
        try:
            task, labels = self._sent()
        except (ValueError, KeyError, TypeError, RecursionError):
            self.close_connection = True
            self._answer(HTTPStatus.BAD_REQUEST, "This is not what the labeller sends.")
            return
        job = self.server.job
        try:
            with job.lock:
                task.save(labels)
                job.saved.add(str(task.file))
        except LabelsError as error:
            self._answer(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except OSError as error:
            message = f"{task.file} cannot be written: {error.strerror or error}"
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, message)
        else:
            self._answer(HTTPStatus.OK, dumps({"file": str(task.file)}), "application/json")

    def _sent(self) -> tuple[Task, list[object]]:
        """Return which page was sent, and its labels."""
        size = int(self.headers.get("Content-Length", ""))
        if not 0 <= size <= MAX_BODY_BYTES:
            raise ValueError(f"{size} bytes")
        sent = json.loads(self.rfile.read(size))
        task, labels = self._task(str(sent["page"])), sent["labels"]
        if task is None or not isinstance(labels, list):
            raise ValueError("no labels of a page")
        return task, labels

    def _task(self, number: str) -> Task | None:
        tasks = self.server.job.tasks
        is_number = number.isascii() and number.isdigit() and len(number) < 10
        return tasks[int(number)] if is_number and int(number) < len(tasks) else None

    def _is_for_us(self) -> bool:
        """Whether the request names us: a name that another site lets point here does not."""
        site = self.headers.get("Sec-Fetch-Site", "none")
        is_own = self.headers.get("Host") == f"{HOST}:{self.server.server_port}"
        return is_own and site in ("none", "same-origin")

    def _knows(self, token: str) -> bool:
        return secrets.compare_digest(token.encode(), self.server.job.token.encode())

    def _refuse(self) -> None:
        self._answer(
            HTTPStatus.FORBIDDEN,
            "Open the whole address that clean-page label printed, with its token.",
        )

    def _answer(self, status: HTTPStatus, text: str, kind: str = "text/plain") -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called above
        """Keep quiet: the address holds the token."""
