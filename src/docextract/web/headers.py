"""Security headers: strict on the plugin's own pages, as strict as Datasette's own pages bear elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

OWN_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""For pages whose scripts and styles all stand in files of their own."""

DATASETTES_PAGES = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
"""Datasette writes some scripts and styles into its pages; nothing comes from elsewhere all the same."""

EVERYWHERE = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"x-frame-options": b"SAMEORIGIN",
    b"cross-origin-opener-policy": b"same-origin",
    b"content-security-policy": DATASETTES_PAGES.encode(),
}


def with_security_headers(app: App) -> App:
    """The application with the headers of EVERYWHERE on each answer that does not set them itself."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                given = {bytes(name).lower() for name, _ in headers}
                missing = [(name, value) for name, value in EVERYWHERE.items() if name not in given]
                message = {**message, "headers": headers + missing}
            await send(message)

        await app(scope, receive, send_with_headers if scope["type"] == "http" else send)

    return wrapped
