"""Shows the published database: a plugin for Datasette, and a server that starts Datasette with it."""

from __future__ import annotations

from docextract.web.plugin import (
    asgi_wrapper,
    extra_css_urls,
    extra_js_urls,
    get_metadata,
    handle_exception,
    menu_links,
    register_routes,
    render_cell,
    startup,
)

__all__ = [
    "asgi_wrapper",
    "extra_css_urls",
    "extra_js_urls",
    "get_metadata",
    "handle_exception",
    "menu_links",
    "register_routes",
    "render_cell",
    "startup",
]
