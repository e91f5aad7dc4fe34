"""The home page: search, figures at a glance, savings as a chart, questions, how to cite and to download."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docextract.web.asking import published_database, visible_database
from docextract.web.browsing import Browsing, load_browsing
from docextract.web.chart import plan_to_chart, slot
from docextract.web.figures import Figures, kept_figures
from docextract.web.pages import RAG_CLASSES, Route, page
from docextract.web.plans import Plan

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

PLANS_AT_HOME = 3
PLANS_TO_A_PAGE = 20


def routes() -> list[Route]:
    return [(r"^/$", home), (r"^/-/savings$", savings)]


async def home(datasette: Datasette, request: Request) -> Response:
    """The home page; Datasette's own where no published database is served."""
    if await published_database(datasette) is None:
        return await _datasettes_own(datasette, request)
    database = await visible_database(datasette, request)
    figures = await kept_figures(database)
    browsing = load_browsing()
    return await page(
        datasette,
        request,
        database,
        "home.html",
        browsing=browsing,
        start=[(name, _title(browsing, name)) for name in browsing.start],
        figures=figures,
        risks=_in_order(figures),
        plans=_charts(_one_a_council(figures.plans)[:PLANS_AT_HOME]),
        share=_share(figures),
    )


async def savings(datasette: Datasette, request: Request) -> Response:
    """All plans, or those of one council."""
    database = await visible_database(datasette, request)
    figures = await kept_figures(database)
    council = request.args.get("council") or ""
    wanted = [plan for plan in figures.plans if not council or plan.publisher == council]
    first = _number(request.args.get("from"))
    return await page(
        datasette,
        request,
        database,
        "savings.html",
        figures=figures,
        council=council,
        councils=sorted({plan.publisher for plan in figures.plans if plan.publisher}),
        plans=_charts(wanted[first : first + PLANS_TO_A_PAGE]),
        first=first,
        following=first + PLANS_TO_A_PAGE if len(wanted) > first + PLANS_TO_A_PAGE else None,
        count=len(wanted),
    )


def _title(browsing: Browsing, name: str) -> str:
    return browsing.tables[name].title if name in browsing.tables else name.replace("_", " ").capitalize()


def _charts(plans: Sequence[Plan]) -> list[dict[str, Any]]:
    return [
        {"plan": plan, "chart": plan_to_chart(plan), "slots": [slot(number) for number, _ in enumerate(plan.lines)]}
        for plan in plans
    ]


def _one_a_council(plans: Sequence[Plan]) -> list[Plan]:
    """The latest plan of each council that can be drawn, then the others."""
    drawn = [plan for plan in plans if plan.years]
    latest = {plan.publisher: plan for plan in reversed(drawn)}
    return sorted(drawn, key=lambda plan: latest[plan.publisher] is not plan)


def _in_order(figures: Figures) -> list[dict[str, Any]]:
    """Ratings from Red to Blue, then those of other scales, then risks without any."""
    order = list(RAG_CLASSES)
    most = max((row["risks"] for row in figures.risks), default=1)
    rows = sorted(
        figures.risks,
        key=lambda row: (row["rag"] is None, order.index(row["rag"]) if row["rag"] in order else 9, row["rag"] or ""),
    )
    return [{**row, "width": round(100 * row["risks"] / most, 1)} for row in rows]


def _share(figures: Figures) -> float | None:
    """The share of printed totals that hold, in percent; None where none could be checked."""
    holds, fails = figures.printed_totals["holds"], figures.printed_totals["fails"]
    return int(1000 * holds / (holds + fails)) / 10 if holds + fails else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else 0


async def _datasettes_own(datasette: Datasette, request: Request) -> Response:
    from datasette.utils.asgi import Response

    listed = await datasette.client.get(datasette.urls.path("/.json"), cookies=request.cookies)
    databases = list(listed.json().values()) if listed.status_code == 200 else []
    context = {"databases": databases, "metadata": datasette.metadata(), "private": False}
    return Response.html(await datasette.render_template("index.html", context, request=request, view_name="index"))
