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
