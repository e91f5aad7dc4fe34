"""What the published database promises to those who query it, as SQL that finds what breaks it."""

from __future__ import annotations

import sqlite3

PLACE = "page x0 y0 x1 y1"
COLUMNS: dict[str, str] = {
    "documents": "id sha256 file_name path title publisher committee committee_id meeting_date doc_type "
    "decision_reference plan_cycle stage proposed_by source_url page_count same_as superseded_by meta_source status "
    "error ingested_at extractor_version",
    "pages": "document_id page label width height rotation text text_source",
    "reports": "id document_id page page_end title committee agenda_item_id author",
    "agenda_items": "id document_id number title page page_end start_label end_label",
    "sections": "id document_id report_id proposal_id level number heading text page page_end",
    "fields": f"id document_id proposal_id label value {PLACE}",
    "committees": "id publisher name variants",
    "people": "id publisher name variants",
    "tables": f"id document_id report_id page_end title kind n_rows n_cols method confidence {PLACE}",
    "table_columns": "table_id col path role unit financial_year",
    "table_rows": "table_id row kind group_path",
    "table_cells": f"table_id row col row_span col_span is_header text {PLACE}",
    "proposals": "id document_id report_id page_end title bp_reference committee committee_id directorate category "
    f"service_area funding kind kinds version_date description duplicate_of quote {PLACE}",
    "bp_references": f"id document_id scheme reference role proposal_id quote {PLACE}",
    "amounts": "id document_id report_id proposal_id bp_reference committee_id directorate kind measure change_type "
    "financial_year as_at amount_gbp amount_pence precision_gbp range_id budget_effect_gbp budget_effect_rule raw "
    "unit_raw unit_page label column_label basis is_total counts counts_reason source table_id row col method "
    f"confidence {PLACE}",
    "risks": "id document_id report_id proposal_id bp_reference directorate title description cause consequence "
    "mitigation likelihood impact score rag rag_raw owner exposure_annual_gbp exposure_lifetime_gbp method confidence "
    f"{PLACE}",
    "owners": "id document_id report_id proposal_id risk_id person_id bp_reference name job_title relation quote method "
    f"confidence {PLACE}",
    "milestones": f"id document_id proposal_id task start end start_date end_date owner {PLACE}",
    "benefits": f"id document_id proposal_id benefit measure baseline target {PLACE}",
    "evidence": f"record_table record_id field quote {PLACE}",
    "checks": "id document_id page rule outcome expected_gbp found_gbp difference_gbp message table_id row col",
    "check_inputs": "check_id amount_id table_id row col sign",
    "second_readings": "record_table record_id engine outcome text",
    "issues": "id document_id page stage code severity message quote",
    "accuracy": "publisher document_id record_type measure value n extractor_version",
    "runs": "id root started_at finished_at outcome",
    "run_documents": "run_id path document_id action reason",
}

VALUES: dict[tuple[str, str], str] = {
    ("documents", "status"): "ok|partial|failed",
    ("documents", "stage"): "draft|proposed|approved|alternative|monitoring|outturn|other",
    ("documents", "doc_type"): "business_case_pack|agenda_pack|agenda|committee_report|minutes|finance_monitoring|"
    "budget_table|risk_register|consultancy_report|web_page|other",
    ("pages", "text_source"): "native|ocr|none",
    ("table_rows", "kind"): "header|group|line|subtotal|total|memo|note",
    ("proposals", "kind"): "saving|investment|pressure|income|funding|capital|temporary_funding",
    ("bp_references", "role"): "defines|mentions",
    ("amounts", "kind"): "saving|investment|pressure|income|budget|actual|forecast|variance|cost|funding|exposure|"
    "reserve|other",
    ("amounts", "measure"): "planned|target|budget|actual|forecast|variance|delivered|undeliverable|slipped|"
    "alternative|previous",
    ("amounts", "change_type"): "new|full_year_effect|removal|rephased",
    ("amounts", "basis"): "permanent|temporary|one_off",
    ("amounts", "source"): "field|table|prose",
    ("amounts", "counts_reason"): "total|repeats_headline|part_of|superseded|option|not_a_change|duplicate_document",
    ("owners", "relation"): "sponsor|responsible|risk_owner|author|senior_responsible_owner|cabinet_member|cleared_by|"
    "contact|member|other",
    ("checks", "outcome"): "holds|fails|unverifiable",
    ("second_readings", "outcome"): "same characters|other characters|nothing there",
    ("run_documents", "action"): "added|unchanged|renamed|replaced|duplicate|failed|missing|skipped",
}
"""Columns with a list of allowed words; null is judged by NEVER_NULL."""

NEVER_NULL: dict[str, str] = {
    "documents": "sha256 file_name path status ingested_at extractor_version",
    "pages": "text text_source width height rotation",
    "tables": "page_end kind method confidence",
    "proposals": "title kinds page_end method confidence",
    "bp_references": "scheme reference role quote",
    "amounts": "kind raw counts is_total source method confidence",
    "risks": "description method confidence",
    "owners": "relation quote method confidence",
    "issues": "stage code severity message",
    "checks": "rule outcome message",
}

YEARS = (("documents", "plan_cycle"), ("amounts", "financial_year"), ("table_columns", "financial_year"))
RECORDS = ("proposals", "amounts", "risks", "owners", "milestones", "benefits", "bp_references", "fields", "tables")
PRINTED = (
    ("amounts", "raw"),
    ("bp_references", "quote"),
    ("owners", "quote"),
    ("proposals", "quote"),
    ("evidence", "quote"),
)
JSON_LISTS = (("committees", "variants"), ("people", "variants"), ("proposals", "kinds"))

RULES: dict[str, str] = {
    "a failed document says why": "SELECT path FROM documents WHERE status = 'failed' AND coalesce(error, '') = ''",
    "a path is relative, with / between its parts": (
        "SELECT path FROM documents WHERE path LIKE '/%' OR instr(path, char(92)) OR path LIKE '../%'"
    ),
    "a day is an ISO date": (
        "SELECT meeting_date FROM documents WHERE meeting_date IS NOT NULL AND date(meeting_date) IS NOT meeting_date"
    ),
    "every page of a paper that was read is there once, from 1": (
        "SELECT d.path, d.page_count, count(p.page), max(p.page) FROM documents d LEFT JOIN pages p "
        "ON p.document_id = d.id WHERE d.status <> 'failed' GROUP BY d.id "
        "HAVING count(p.page) <> d.page_count OR coalesce(max(p.page), 0) <> d.page_count OR min(p.page) <> 1"
    ),
    "a page without text has an issue": (
        "SELECT document_id, page FROM pages p WHERE text_source = 'none' AND NOT EXISTS "
        "(SELECT 1 FROM issues i WHERE i.document_id = p.document_id AND i.page = p.page)"
    ),
    "every paper that was read is one report at least": (
        "SELECT path FROM documents d WHERE page_count > 0 AND status <> 'failed' "
        "AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.document_id = d.id)"
    ),
    "a record stands within its report's pages": (
        "SELECT a.id, a.page, r.page, r.page_end FROM amounts a JOIN reports r ON r.id = a.report_id "
        "WHERE a.page NOT BETWEEN r.page AND r.page_end"
    ),
    "pounds are those pence": (
        "SELECT id FROM amounts WHERE (amount_pence IS NULL) <> (amount_gbp IS NULL) "
        "OR round(amount_gbp * 100) <> amount_pence"
    ),
    "a figure has the worth of its last digit": (
        "SELECT id FROM amounts WHERE amount_gbp IS NOT NULL AND coalesce(precision_gbp, 0) <= 0"
    ),
    "a range is two sums": "SELECT range_id FROM amounts WHERE range_id IS NOT NULL GROUP BY range_id HAVING count(*) <> 2",
    "a unit says where it is printed": "SELECT id FROM amounts WHERE (unit_raw IS NULL) <> (unit_page IS NULL)",
    "what does not count says why": (
        "SELECT id, counts, counts_reason FROM amounts WHERE counts NOT IN (0, 1) OR counts = (counts_reason IS NOT NULL)"
    ),
    "no total of a budget table counts": (
        "SELECT a.id FROM amounts a JOIN tables t ON t.id = a.table_id LEFT JOIN proposals p ON p.id = a.proposal_id "
        "WHERE a.counts AND a.is_total AND t.kind = 'budget_lines' AND p.source IS NOT 'business_case'"
    ),
    "nothing counts in a paper that repeats another": (
        "SELECT a.id FROM amounts a JOIN documents d ON d.id = a.document_id WHERE a.counts AND d.same_as IS NOT NULL"
    ),
    "one statement of each case, kind and year counts": (
        "SELECT a.proposal_id, a.kind, a.financial_year FROM amounts a JOIN proposals p ON p.id = a.proposal_id "
        "WHERE a.counts AND p.source = 'business_case' GROUP BY 1, 2, 3, a.measure "
        "HAVING count(DISTINCT coalesce(a.table_id, a.source || a.page || a.label)) > 1"
    ),
    "an effect has its rule, and its sign": (
        "SELECT id, kind, budget_effect_gbp FROM amounts WHERE (budget_effect_gbp IS NULL) <> (budget_effect_rule IS NULL)"
    ),
    "only a planned change has an effect": (
        "SELECT id, measure FROM amounts WHERE budget_effect_gbp IS NOT NULL "
        "AND measure NOT IN ('planned', 'alternative', 'previous', 'target')"
    ),
    "the first of the kinds is the kind": (
        "SELECT id, kind, kinds FROM proposals WHERE json_extract(kinds, '$[0]') IS NOT kind"
    ),
    "a date of a version is as precise as printed": (
        "SELECT version_date FROM proposals WHERE version_date IS NOT NULL AND NOT (version_date GLOB '[12][0-9][0-9][0-9]' "
        "OR version_date GLOB '[12][0-9][0-9][0-9]-[01][0-9]' OR date(version_date) IS version_date)"
    ),
    "an owner is a person or a post": "SELECT id FROM owners WHERE name IS NULL AND job_title IS NULL",
    "a name is without honorific": (
        "SELECT name FROM owners WHERE name LIKE 'Councillor %' OR name LIKE 'Cllr%' OR name LIKE 'Dr %' "
        "OR name LIKE 'Mr %' OR name LIKE 'Mrs %' OR name LIKE 'Ms %'"
    ),
    "a person has the name of the owner": (
        "SELECT o.name, p.variants FROM owners o JOIN people p ON p.id = o.person_id "
        "WHERE NOT EXISTS (SELECT 1 FROM json_each(p.variants) v WHERE v.value = o.name)"
    ),
    "a rating is in one of the usual words or is the paper's own": (
        "SELECT rag, rag_raw FROM risks WHERE rag IS NOT NULL AND rag_raw IS NOT NULL AND rag <> rag_raw "
        "AND rag NOT IN ('Red', 'Amber', 'Green', 'Blue', 'Amber/Red', 'Amber/Green')"
    ),
    "a cell stands within its table": (
        "SELECT t.id, c.row, c.col FROM table_cells c JOIN tables t ON t.id = c.table_id WHERE c.row < 0 OR c.col < 0 "
        "OR c.row_span < 1 OR c.col_span < 1 OR c.row + c.row_span > t.n_rows OR c.col + c.col_span > t.n_cols"
    ),
    "every row and column of a table is described": (
        "SELECT t.id FROM tables t WHERE t.n_rows <> (SELECT count(*) FROM table_rows r WHERE r.table_id = t.id) "
        "OR t.n_cols <> (SELECT count(*) FROM table_columns c WHERE c.table_id = t.id)"
    ),
    "a failed check has a difference or says what is wrong": (
        "SELECT id FROM checks WHERE outcome = 'fails' AND difference_gbp IS NULL AND message = ''"
    ),
}


def breaches(connection: sqlite3.Connection) -> dict[str, list[object]]:
    """What breaks the promises: for each the first few rows, or what is missing. Empty where all is kept."""
    found: dict[str, list[object]] = {}
    for table, columns in COLUMNS.items():
        printed = {row[1] for row in connection.execute(f'PRAGMA table_xinfo("{table}")')}
        missing: list[object] = sorted(set(columns.split()) - printed)
        if missing:
            found[f"columns of {table}"] = missing
    for name, query in _queries(connection).items():
        rows: list[object] = list(connection.execute(f"{query} LIMIT 5"))
        if rows:
            found[name] = rows
    return found


def _queries(connection: sqlite3.Connection) -> dict[str, str]:
    out = dict(RULES)
    for (table, column), words in VALUES.items():
        allowed = ", ".join(f"'{word}'" for word in words.split("|"))
        out[f"words of {table}.{column}"] = f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT IN ({allowed})"
    for table, columns in NEVER_NULL.items():
        for column in columns.split():
            out[f"{table}.{column} is never null"] = f"SELECT 1 FROM {table} WHERE {column} IS NULL"
    for table, column in YEARS:
        out[f"form of {table}.{column}"] = (
            f"SELECT DISTINCT {column} FROM {table} WHERE {column} NOT GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]' "
            f"OR (substr({column}, 3, 2) + 1) % 100 <> substr({column}, 6) + 0"
        )
    for table in RECORDS:
        out[f"place of {table}"] = (
            f"SELECT r.id, r.page, r.x0, r.y0, r.x1, r.y1 FROM {table} r LEFT JOIN pages p "
            "ON p.document_id = r.document_id AND p.page = r.page WHERE p.page IS NULL "
            "OR (r.x0 IS NULL) + (r.y0 IS NULL) + (r.x1 IS NULL) + (r.y1 IS NULL) NOT IN (0, 4) "
            "OR r.x0 > r.x1 OR r.y0 > r.y1 OR r.x1 > p.width + 1 OR r.y1 > p.height + 1 OR r.x0 < -1 OR r.y0 < -1"
        )
        out[f"confidence of {table}"] = (
            f"SELECT id FROM {table} WHERE confidence NOT BETWEEN 0 AND 1 OR coalesce(method, '') = ''"
        )
        if table != "tables":
            out[f"evidence of {table}"] = (
                f"SELECT id FROM {table} r WHERE NOT EXISTS (SELECT 1 FROM evidence e "
                f"WHERE e.record_table = '{table}' AND e.record_id = r.id)"
            )
        out[f"evidence points to {table}"] = (
            f"SELECT record_id FROM evidence e WHERE e.record_table = '{table}' "
            f"AND NOT EXISTS (SELECT 1 FROM {table} r WHERE r.id = e.record_id)"
        )
    for table, column in PRINTED:
        out[f"white space of {table}.{column}"] = (
            f"SELECT {column} FROM {table} WHERE instr({column}, '  ') OR instr({column}, char(10)) "
            f"OR {column} <> trim({column})"
        )
    for table, column in JSON_LISTS:
        out[f"list in {table}.{column}"] = (
            f"SELECT {column} FROM {table} WHERE NOT json_valid({column}) OR json_type({column}) <> 'array'"
        )
    out["sources of what a document says of itself"] = (
        "SELECT path, meta_source FROM documents WHERE meta_source IS NOT NULL AND NOT json_valid(meta_source)"
    )
    out["every link leads somewhere"] = "SELECT * FROM pragma_foreign_key_check"
    return out
