// Datasette's own pages say neither their language nor what their fields are to those who do not see them.
document.documentElement.lang ||= "en-GB";
document.addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector("main")) document.querySelector("section.content")?.setAttribute("role", "main");
  const names = { _filter_column: "Column", _filter_op: "Comparison", _filter_value: "Value", _sort: "Sort by" };
  for (const [name, label] of Object.entries(names)) {
    for (const field of document.querySelectorAll(`form.filters [name^="${name}"]`)) field.setAttribute("aria-label", label);
  }
});

// Folds the descriptions of the columns away until they are asked for.
document.addEventListener("DOMContentLoaded", () => {
  for (const list of document.querySelectorAll("dl.column-descriptions")) {
    const fold = document.createElement("details");
    fold.className = "columns";
    const summary = document.createElement("summary");
    summary.textContent = `What the ${list.querySelectorAll("dt").length} columns mean`;
    list.replaceWith(fold);
    fold.append(summary, list);
  }
});

// A click elsewhere closes Datasette's menus, and not every fold on the page.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.nav-menu[open], details.details-menu[open], details.actions-menu-links[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
