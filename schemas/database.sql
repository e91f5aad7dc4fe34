-- Written by `docextract schemas`.
PRAGMA user_version = 3;

CREATE TABLE "committees" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "publisher" TEXT,
  "name" TEXT NOT NULL,
  "variants" TEXT NOT NULL
);

CREATE TABLE "people" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "publisher" TEXT,
  "name" TEXT NOT NULL,
  "variants" TEXT NOT NULL
);

CREATE TABLE "documents" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "name" TEXT NOT NULL,
  "file_name" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "title" TEXT,
  "publisher" TEXT,
  "committee" TEXT,
  "committee_id" TEXT,
  "meeting_date" TEXT,
  "doc_type" TEXT,
  "decision_reference" TEXT,
  "plan_cycle" TEXT,
  "stage" TEXT,
  "proposed_by" TEXT,
  "classification" TEXT,
  "key_decision" TEXT,
  "source_url" TEXT,
  "page_count" INTEGER,
  "status" TEXT NOT NULL,
  "error" TEXT,
  "sha256" TEXT NOT NULL,
  "text_sha256" TEXT,
  "meta_source" TEXT,
  "same_as" TEXT,
  "superseded_by" TEXT,
  "ingested_at" TEXT NOT NULL,
  "extractor_version" TEXT NOT NULL,
  FOREIGN KEY ("same_as") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("superseded_by") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("committee_id") REFERENCES "committees" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "pages" (
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "label" TEXT,
  "width" REAL NOT NULL,
  "height" REAL NOT NULL,
  "rotation" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "text_source" TEXT NOT NULL,
  PRIMARY KEY ("document_id", "page"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "agenda_items" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "number" TEXT,
  "title" TEXT NOT NULL,
  "page_end" INTEGER,
  "start_label" TEXT,
  "end_label" TEXT,
  "report_page" INTEGER,
  "report_page_end" INTEGER,
  "quote" TEXT,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "reports" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "page_end" INTEGER NOT NULL,
  "title" TEXT,
  "doc_type" TEXT,
  "committee" TEXT,
  "agenda_item_id" TEXT,
  "author" TEXT,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("agenda_item_id") REFERENCES "agenda_items" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "tables" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "page_end" INTEGER NOT NULL,
  "title" TEXT,
  "kind" TEXT NOT NULL,
  "n_rows" INTEGER NOT NULL,
  "n_cols" INTEGER NOT NULL,
  "doubts" TEXT,
  "report_id" TEXT,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "table_columns" (
  "table_id" TEXT NOT NULL,
  "col" INTEGER NOT NULL,
  "path" TEXT NOT NULL,
  "role" TEXT,
  "unit" TEXT,
  "unit_pounds" INTEGER,
  "financial_year" TEXT,
  "as_at" TEXT,
  PRIMARY KEY ("table_id", "col"),
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "table_rows" (
  "table_id" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "group_path" TEXT,
  PRIMARY KEY ("table_id", "row"),
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "table_cells" (
  "table_id" TEXT NOT NULL,
  "row" INTEGER NOT NULL,
  "col" INTEGER NOT NULL,
  "page" INTEGER NOT NULL,
  "row_span" INTEGER NOT NULL,
  "col_span" INTEGER NOT NULL,
  "is_header" INTEGER NOT NULL,
  "text" TEXT NOT NULL,
  "x0" REAL NOT NULL,
  "y0" REAL NOT NULL,
  "x1" REAL NOT NULL,
  "y1" REAL NOT NULL,
  PRIMARY KEY ("table_id", "row", "col"),
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "proposals" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "page_end" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "bp_reference" TEXT,
  "committee" TEXT,
  "committee_id" TEXT,
  "directorate" TEXT,
  "category" TEXT,
  "service_area" TEXT,
  "funding" TEXT,
  "kind" TEXT,
  "kinds" TEXT,
  "version_date" TEXT,
  "description" TEXT,
  "source" TEXT NOT NULL,
  "duplicate_of" TEXT,
  "quote" TEXT,
  "report_id" TEXT,
  "table_id" TEXT,
  "row" INTEGER,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("committee_id") REFERENCES "committees" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("duplicate_of") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "sections" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "proposal_id" TEXT,
  "level" INTEGER NOT NULL,
  "number" TEXT,
  "heading" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "page_end" INTEGER NOT NULL,
  "report_id" TEXT,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "fields" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "proposal_id" TEXT,
  "label" TEXT NOT NULL,
  "name" TEXT,
  "value" TEXT NOT NULL,
  "report_id" TEXT,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "bp_references" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "scheme" TEXT NOT NULL,
  "reference" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "proposal_id" TEXT,
  "quote" TEXT NOT NULL,
  "report_id" TEXT,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "amounts" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "financial_year" TEXT,
  "amount_gbp" REAL GENERATED ALWAYS AS ("amount_pence" / 100.0) VIRTUAL,
  "raw" TEXT NOT NULL,
  "label" TEXT,
  "column_label" TEXT,
  "proposal_id" TEXT,
  "bp_reference" TEXT,
  "committee_id" TEXT,
  "directorate" TEXT,
  "measure" TEXT,
  "change_type" TEXT,
  "counts" INTEGER NOT NULL,
  "counts_reason" TEXT,
  "basis" TEXT,
  "is_total" INTEGER NOT NULL,
  "as_at" TEXT,
  "budget_effect_gbp" REAL GENERATED ALWAYS AS ("budget_effect_pence" / 100.0) VIRTUAL,
  "unit_raw" TEXT,
  "unit_page" INTEGER,
  "precision_gbp" REAL GENERATED ALWAYS AS ("precision_pence" / 100.0) VIRTUAL,
  "source" TEXT NOT NULL,
  "report_id" TEXT,
  "range_id" TEXT,
  "table_id" TEXT,
  "row" INTEGER,
  "col" INTEGER,
  "precision_pence" INTEGER,
  "budget_effect_rule" TEXT,
  "amount_pence" INTEGER,
  "budget_effect_pence" INTEGER,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("committee_id") REFERENCES "committees" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "risks" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "proposal_id" TEXT,
  "bp_reference" TEXT,
  "directorate" TEXT,
  "title" TEXT,
  "description" TEXT NOT NULL,
  "cause" TEXT,
  "consequence" TEXT,
  "mitigation" TEXT,
  "likelihood" TEXT,
  "impact" TEXT,
  "score" TEXT,
  "rag" TEXT,
  "rag_raw" TEXT,
  "owner" TEXT,
  "exposure_annual_gbp" REAL,
  "exposure_lifetime_gbp" REAL,
  "report_id" TEXT,
  "table_id" TEXT,
  "row" INTEGER,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "owners" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "proposal_id" TEXT,
  "risk_id" TEXT,
  "person_id" TEXT,
  "bp_reference" TEXT,
  "name" TEXT,
  "job_title" TEXT,
  "relation" TEXT NOT NULL,
  "quote" TEXT NOT NULL,
  "report_id" TEXT,
  "resolved_from" TEXT,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("risk_id") REFERENCES "risks" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("person_id") REFERENCES "people" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "milestones" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "proposal_id" TEXT,
  "task" TEXT NOT NULL,
  "start" TEXT,
  "end" TEXT,
  "start_date" TEXT,
  "end_date" TEXT,
  "owner" TEXT,
  "report_id" TEXT,
  "table_id" TEXT,
  "row" INTEGER,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "benefits" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "proposal_id" TEXT,
  "benefit" TEXT NOT NULL,
  "measure" TEXT,
  "baseline" TEXT,
  "target" TEXT,
  "report_id" TEXT,
  "table_id" TEXT,
  "row" INTEGER,
  "method" TEXT NOT NULL,
  "confidence" REAL NOT NULL,
  "x0" REAL,
  "y0" REAL,
  "x1" REAL,
  "y1" REAL,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("report_id") REFERENCES "reports" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("proposal_id") REFERENCES "proposals" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "evidence" (
  "record_table" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER NOT NULL,
  "quote" TEXT NOT NULL,
  "x0" REAL NOT NULL,
  "y0" REAL NOT NULL,
  "x1" REAL NOT NULL,
  "y1" REAL NOT NULL,
  PRIMARY KEY ("record_table", "record_id", "field", "ordinal"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "issues" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER,
  "stage" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "severity" TEXT NOT NULL,
  "message" TEXT NOT NULL,
  "quote" TEXT,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "checks" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  "page" INTEGER,
  "rule" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "expected_gbp" REAL,
  "found_gbp" REAL,
  "difference_gbp" REAL,
  "message" TEXT NOT NULL,
  "table_id" TEXT,
  "row" INTEGER,
  "col" INTEGER,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "check_inputs" (
  "check_id" TEXT NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "amount_id" TEXT,
  "sign" INTEGER NOT NULL,
  "table_id" TEXT,
  "row" INTEGER,
  "col" INTEGER,
  PRIMARY KEY ("check_id", "ordinal"),
  FOREIGN KEY ("check_id") REFERENCES "checks" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("amount_id") REFERENCES "amounts" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("table_id") REFERENCES "tables" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "second_readings" (
  "record_table" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "engine" TEXT NOT NULL,
  "document_id" TEXT NOT NULL,
  "outcome" TEXT NOT NULL,
  "text" TEXT,
  PRIMARY KEY ("record_table", "record_id", "engine"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "accuracy" (
  "document_id" TEXT NOT NULL,
  "record_type" TEXT NOT NULL,
  "measure" TEXT NOT NULL,
  "extractor_version" TEXT NOT NULL,
  "publisher" TEXT,
  "value" REAL NOT NULL,
  "n" INTEGER NOT NULL,
  PRIMARY KEY ("document_id", "record_type", "measure", "extractor_version"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "runs" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "root" TEXT NOT NULL,
  "started_at" TEXT NOT NULL,
  "finished_at" TEXT,
  "outcome" TEXT NOT NULL,
  "extractor_version" TEXT NOT NULL
);

CREATE TABLE "run_documents" (
  "run_id" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "document_id" TEXT,
  "action" TEXT NOT NULL,
  "reason" TEXT,
  "seconds" REAL,
  PRIMARY KEY ("run_id", "path"),
  FOREIGN KEY ("run_id") REFERENCES "runs" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "places" (
  "root" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "document_id" TEXT NOT NULL,
  "current_id" TEXT,
  "missing_since" TEXT,
  PRIMARY KEY ("root", "path"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("current_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("missing_since") REFERENCES "runs" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "sightings" (
  "record_table" TEXT NOT NULL,
  "record_id" TEXT NOT NULL,
  "document_id" TEXT NOT NULL,
  "publisher" TEXT,
  "name" TEXT NOT NULL,
  "variants" TEXT NOT NULL,
  PRIMARY KEY ("record_table", "record_id", "document_id"),
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "set_aside" (
  "amount_id" TEXT PRIMARY KEY NOT NULL,
  "document_id" TEXT NOT NULL,
  FOREIGN KEY ("amount_id") REFERENCES "amounts" ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("document_id") REFERENCES "documents" ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX "idx_committees_publisher"
    ON "committees" ("publisher");

CREATE INDEX "idx_people_publisher"
    ON "people" ("publisher");

CREATE INDEX "idx_people_name"
    ON "people" ("name");

CREATE INDEX "idx_documents_sha256"
    ON "documents" ("sha256");

CREATE INDEX "idx_documents_publisher"
    ON "documents" ("publisher");

CREATE INDEX "idx_documents_committee_id"
    ON "documents" ("committee_id");

CREATE INDEX "idx_documents_meeting_date"
    ON "documents" ("meeting_date");

CREATE INDEX "idx_documents_doc_type"
    ON "documents" ("doc_type");

CREATE INDEX "idx_documents_path"
    ON "documents" ("path");

CREATE INDEX "idx_documents_same_as"
    ON "documents" ("same_as");

CREATE INDEX "idx_documents_superseded_by"
    ON "documents" ("superseded_by");

CREATE VIRTUAL TABLE "documents_fts" USING FTS5 (
    "title", "file_name", "committee", "publisher",
    tokenize='porter unicode61',
    content="documents"
);

CREATE VIRTUAL TABLE "pages_fts" USING FTS5 (
    "text",
    tokenize='porter unicode61',
    content="pages"
);

CREATE INDEX "idx_agenda_items_document_id"
    ON "agenda_items" ("document_id");

CREATE INDEX "idx_reports_document_id"
    ON "reports" ("document_id");

CREATE INDEX "idx_reports_agenda_item_id"
    ON "reports" ("agenda_item_id");

CREATE INDEX "idx_tables_document_id_page"
    ON "tables" ("document_id", "page");

CREATE INDEX "idx_tables_kind"
    ON "tables" ("kind");

CREATE INDEX "idx_tables_report_id"
    ON "tables" ("report_id");

CREATE INDEX "idx_table_columns_role"
    ON "table_columns" ("role");

CREATE INDEX "idx_table_rows_kind"
    ON "table_rows" ("kind");

CREATE INDEX "idx_table_cells_table_id_page"
    ON "table_cells" ("table_id", "page");

CREATE VIRTUAL TABLE "table_cells_fts" USING FTS5 (
    "text",
    tokenize='porter unicode61',
    content="table_cells"
);

CREATE INDEX "idx_proposals_document_id_page"
    ON "proposals" ("document_id", "page");

CREATE INDEX "idx_proposals_bp_reference"
    ON "proposals" ("bp_reference");

CREATE INDEX "idx_proposals_committee_id"
    ON "proposals" ("committee_id");

CREATE INDEX "idx_proposals_kind"
    ON "proposals" ("kind");

CREATE INDEX "idx_proposals_directorate"
    ON "proposals" ("directorate");

CREATE INDEX "idx_proposals_report_id"
    ON "proposals" ("report_id");

CREATE INDEX "idx_proposals_duplicate_of"
    ON "proposals" ("duplicate_of");

CREATE INDEX "idx_proposals_table_id"
    ON "proposals" ("table_id");

CREATE VIRTUAL TABLE "proposals_fts" USING FTS5 (
    "title", "bp_reference", "description", "quote",
    tokenize='porter unicode61',
    content="proposals"
);

CREATE INDEX "idx_sections_document_id"
    ON "sections" ("document_id");

CREATE INDEX "idx_sections_proposal_id"
    ON "sections" ("proposal_id");

CREATE INDEX "idx_sections_report_id"
    ON "sections" ("report_id");

CREATE VIRTUAL TABLE "sections_fts" USING FTS5 (
    "heading", "text",
    tokenize='porter unicode61',
    content="sections"
);

CREATE INDEX "idx_fields_document_id_page"
    ON "fields" ("document_id", "page");

CREATE INDEX "idx_fields_proposal_id"
    ON "fields" ("proposal_id");

CREATE INDEX "idx_fields_name"
    ON "fields" ("name");

CREATE INDEX "idx_fields_report_id"
    ON "fields" ("report_id");

CREATE VIRTUAL TABLE "fields_fts" USING FTS5 (
    "label", "value",
    tokenize='porter unicode61',
    content="fields"
);

CREATE INDEX "idx_bp_references_document_id_page"
    ON "bp_references" ("document_id", "page");

CREATE INDEX "idx_bp_references_reference"
    ON "bp_references" ("reference");

CREATE INDEX "idx_bp_references_proposal_id"
    ON "bp_references" ("proposal_id");

CREATE INDEX "idx_bp_references_scheme"
    ON "bp_references" ("scheme");

CREATE INDEX "idx_bp_references_report_id"
    ON "bp_references" ("report_id");

CREATE INDEX "idx_amounts_document_id_page"
    ON "amounts" ("document_id", "page");

CREATE INDEX "idx_amounts_proposal_id"
    ON "amounts" ("proposal_id");

CREATE INDEX "idx_amounts_bp_reference"
    ON "amounts" ("bp_reference");

CREATE INDEX "idx_amounts_committee_id"
    ON "amounts" ("committee_id");

CREATE INDEX "idx_amounts_kind_financial_year"
    ON "amounts" ("kind", "financial_year");

CREATE INDEX "idx_amounts_kind_document_id"
    ON "amounts" ("kind", "document_id");

CREATE INDEX "idx_amounts_financial_year_document_id"
    ON "amounts" ("financial_year", "document_id");

CREATE INDEX "idx_amounts_counts_kind_financial_year"
    ON "amounts" ("counts", "kind", "financial_year");

CREATE INDEX "idx_amounts_table_id_row_col"
    ON "amounts" ("table_id", "row", "col");

CREATE INDEX "idx_amounts_directorate"
    ON "amounts" ("directorate");

CREATE INDEX "idx_amounts_report_id"
    ON "amounts" ("report_id");

CREATE INDEX "idx_amounts_amount_pence"
    ON "amounts" ("amount_pence");

CREATE INDEX "idx_risks_document_id_page"
    ON "risks" ("document_id", "page");

CREATE INDEX "idx_risks_proposal_id"
    ON "risks" ("proposal_id");

CREATE INDEX "idx_risks_rag"
    ON "risks" ("rag");

CREATE INDEX "idx_risks_report_id"
    ON "risks" ("report_id");

CREATE INDEX "idx_risks_table_id"
    ON "risks" ("table_id");

CREATE VIRTUAL TABLE "risks_fts" USING FTS5 (
    "title", "description", "mitigation", "owner",
    tokenize='porter unicode61',
    content="risks"
);

CREATE INDEX "idx_owners_document_id_page"
    ON "owners" ("document_id", "page");

CREATE INDEX "idx_owners_proposal_id"
    ON "owners" ("proposal_id");

CREATE INDEX "idx_owners_risk_id"
    ON "owners" ("risk_id");

CREATE INDEX "idx_owners_person_id"
    ON "owners" ("person_id");

CREATE INDEX "idx_owners_relation"
    ON "owners" ("relation");

CREATE INDEX "idx_owners_report_id"
    ON "owners" ("report_id");

CREATE INDEX "idx_milestones_document_id_page"
    ON "milestones" ("document_id", "page");

CREATE INDEX "idx_milestones_proposal_id"
    ON "milestones" ("proposal_id");

CREATE INDEX "idx_milestones_report_id"
    ON "milestones" ("report_id");

CREATE INDEX "idx_milestones_table_id"
    ON "milestones" ("table_id");

CREATE INDEX "idx_benefits_document_id_page"
    ON "benefits" ("document_id", "page");

CREATE INDEX "idx_benefits_proposal_id"
    ON "benefits" ("proposal_id");

CREATE INDEX "idx_benefits_report_id"
    ON "benefits" ("report_id");

CREATE INDEX "idx_benefits_table_id"
    ON "benefits" ("table_id");

CREATE INDEX "idx_evidence_document_id_page"
    ON "evidence" ("document_id", "page");

CREATE INDEX "idx_evidence_record_id"
    ON "evidence" ("record_id");

CREATE INDEX "idx_issues_document_id"
    ON "issues" ("document_id");

CREATE INDEX "idx_issues_code"
    ON "issues" ("code");

CREATE INDEX "idx_issues_severity"
    ON "issues" ("severity");

CREATE INDEX "idx_checks_document_id_page"
    ON "checks" ("document_id", "page");

CREATE INDEX "idx_checks_outcome"
    ON "checks" ("outcome");

CREATE INDEX "idx_checks_rule"
    ON "checks" ("rule");

CREATE INDEX "idx_checks_table_id"
    ON "checks" ("table_id");

CREATE INDEX "idx_check_inputs_amount_id"
    ON "check_inputs" ("amount_id");

CREATE INDEX "idx_check_inputs_table_id"
    ON "check_inputs" ("table_id");

CREATE INDEX "idx_second_readings_outcome"
    ON "second_readings" ("outcome");

CREATE INDEX "idx_second_readings_document_id"
    ON "second_readings" ("document_id");

CREATE INDEX "idx_run_documents_document_id"
    ON "run_documents" ("document_id");

CREATE INDEX "idx_run_documents_action"
    ON "run_documents" ("action");

CREATE INDEX "idx_places_document_id"
    ON "places" ("document_id");

CREATE INDEX "idx_places_current_id"
    ON "places" ("current_id");

CREATE INDEX "idx_places_missing_since"
    ON "places" ("missing_since");

CREATE INDEX "idx_sightings_document_id"
    ON "sightings" ("document_id");

CREATE INDEX "idx_set_aside_document_id"
    ON "set_aside" ("document_id");

CREATE VIEW "savings_by_year" AS SELECT documents.publisher, documents.plan_cycle, documents.stage,
  coalesce(committees.name, documents.committee) AS committee,
  amounts.directorate, amounts.financial_year,
  count(*) AS savings,
  sum(amounts.amount_pence) / 100.0 AS printed_gbp,
  -sum(amounts.budget_effect_pence) / 100.0 AS saved_gbp
FROM amounts
JOIN documents ON documents.id = amounts.document_id
LEFT JOIN committees ON committees.id = amounts.committee_id
WHERE amounts.counts = 1 AND amounts.kind = 'saving' AND documents.superseded_by IS NULL AND documents.same_as IS NULL
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY amounts.financial_year, saved_gbp DESC;

CREATE VIEW "risks_by_rag" AS SELECT documents.publisher, documents.committee, documents.id AS document_id, documents.name AS paper, risks.rag,
  count(*) AS risks, sum(risks.exposure_annual_gbp) AS exposure_annual_gbp
FROM risks
JOIN documents ON documents.id = risks.document_id
WHERE documents.superseded_by IS NULL AND documents.same_as IS NULL
GROUP BY 1, 2, 3, 4, 5
ORDER BY risks DESC;

CREATE VIEW "owner_portfolio" AS WITH held AS (
  SELECT DISTINCT owners.person_id, owners.relation, owners.proposal_id, owners.risk_id
  FROM owners JOIN documents ON documents.id = owners.document_id
  WHERE owners.person_id IS NOT NULL AND documents.superseded_by IS NULL AND documents.same_as IS NULL
), saved AS (
  SELECT proposal_id, -sum(budget_effect_pence) / 100.0 AS saved_gbp
  FROM amounts WHERE counts = 1 AND kind = 'saving' AND proposal_id IS NOT NULL GROUP BY proposal_id
), proposals_held AS (
  SELECT mine.person_id, mine.relation, count(*) AS proposals, sum(saved.saved_gbp) AS saved_gbp
  FROM (SELECT DISTINCT person_id, relation, proposal_id FROM held WHERE proposal_id IS NOT NULL) AS mine
  LEFT JOIN saved ON saved.proposal_id = mine.proposal_id GROUP BY 1, 2
), risks_held AS (
  SELECT mine.person_id, mine.relation, count(*) AS risks, sum(risks.rag IN ('Red', 'Amber/Red')) AS red_risks
  FROM (SELECT DISTINCT person_id, relation, risk_id FROM held WHERE risk_id IS NOT NULL) AS mine
  JOIN risks ON risks.id = mine.risk_id GROUP BY 1, 2
)
SELECT people.id AS person_id, people.name, people.publisher, capacity.relation,
  coalesce(proposals_held.proposals, 0) AS proposals,
  coalesce(risks_held.risks, 0) AS risks, coalesce(risks_held.red_risks, 0) AS red_risks,
  proposals_held.saved_gbp
FROM (SELECT DISTINCT person_id, relation FROM held) AS capacity
JOIN people ON people.id = capacity.person_id
LEFT JOIN proposals_held USING (person_id, relation)
LEFT JOIN risks_held USING (person_id, relation)
ORDER BY proposals DESC, risks DESC, people.name;

CREATE VIEW "proposal_money" AS SELECT proposals.id AS proposal_id, proposals.bp_reference, proposals.title, documents.publisher,
  documents.plan_cycle, documents.stage, coalesce(proposals.committee, documents.committee) AS committee,
  amounts.kind, amounts.measure, amounts.financial_year,
  sum(amounts.amount_pence) / 100.0 AS amount_gbp, sum(amounts.budget_effect_pence) / 100.0 AS budget_effect_gbp,
  proposals.document_id, proposals.page
FROM proposals
JOIN amounts ON amounts.proposal_id = proposals.id
JOIN documents ON documents.id = proposals.document_id
WHERE amounts.counts = 1 AND documents.superseded_by IS NULL AND documents.same_as IS NULL
GROUP BY proposals.id, amounts.kind, amounts.measure, amounts.financial_year
ORDER BY proposals.bp_reference, proposals.id, amounts.financial_year;

CREATE VIEW "issues_by_code" AS SELECT stage, code, severity, count(*) AS issues, count(DISTINCT document_id) AS documents, min(message) AS example
FROM issues GROUP BY stage, code, severity ORDER BY issues DESC;

CREATE VIEW "second_readings_summary" AS SELECT documents.id AS document_id, documents.name AS paper, second_readings.engine, count(*) AS figures,
  sum(outcome = 'same characters') AS same_characters, sum(outcome = 'other characters') AS other_characters,
  sum(outcome = 'nothing there') AS nothing_there,
  round(avg(outcome = 'same characters'), 4) AS agreement
FROM second_readings
JOIN documents ON documents.id = second_readings.document_id
GROUP BY documents.id, second_readings.engine
ORDER BY agreement, figures DESC;

CREATE VIEW "readings_that_differ" AS SELECT second_readings.document_id, coalesce(amounts.page, bp_references.page, risks.page) AS page,
  record_table, record_id,
  coalesce(amounts.raw, bp_references.quote,
    coalesce(risks.likelihood || '; ', '') || coalesce(risks.impact || '; ', '') || coalesce(risks.score, '')
  ) AS printed,
  second_readings.text AS seen, outcome
FROM second_readings
LEFT JOIN amounts ON record_table = 'amounts' AND amounts.id = record_id
LEFT JOIN bp_references ON record_table = 'bp_references' AND bp_references.id = record_id
LEFT JOIN risks ON record_table = 'risks' AND risks.id = record_id
WHERE outcome <> 'same characters'
ORDER BY second_readings.document_id, page;

CREATE VIEW "papers_that_do_not_add_up" AS SELECT checks.document_id, documents.name AS paper, documents.publisher,
  sum(checks.outcome = 'fails') AS fails,
  count(DISTINCT CASE WHEN checks.outcome = 'fails' THEN checks.page END) AS pages,
  max(CASE WHEN checks.outcome = 'fails' THEN abs(checks.difference_gbp) END) AS largest_difference_gbp,
  sum(checks.rule = 'column_total' AND checks.outcome <> 'unverifiable') AS totals,
  round(1.0 * sum(checks.rule = 'column_total' AND checks.outcome = 'holds')
    / nullif(sum(checks.rule = 'column_total' AND checks.outcome <> 'unverifiable'), 0), 4) AS totals_that_hold,
  (SELECT one.message FROM checks AS one WHERE one.document_id = checks.document_id AND one.outcome = 'fails'
    ORDER BY abs(one.difference_gbp) DESC LIMIT 1) AS example
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE documents.superseded_by IS NULL AND documents.same_as IS NULL
GROUP BY checks.document_id HAVING fails > 0
ORDER BY fails DESC, paper;

CREATE VIEW "checks_summary" AS SELECT checks.document_id, documents.name AS paper, checks.rule,
  sum(checks.outcome = 'holds') AS holds,
  sum(checks.outcome = 'fails') AS fails,
  sum(checks.outcome = 'unverifiable') AS unverifiable
FROM checks JOIN documents ON documents.id = checks.document_id
WHERE documents.superseded_by IS NULL AND documents.same_as IS NULL
GROUP BY checks.document_id, checks.rule
ORDER BY paper, checks.rule;
