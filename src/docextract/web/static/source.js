// The source page: a box and its entry in a list light up together, the page can be enlarged, the citation copied.
// All that the page says is there without this script.
document.addEventListener("DOMContentLoaded", () => {
  const sheet = document.getElementById("sheet");
  const paper = sheet?.querySelector(".paper");

  const together = (selector) => {
    const all = [...document.querySelectorAll(selector)];
    const light = (start, on) => {
      const key = selector.includes("field") ? start.dataset.field : start.dataset.record;
      for (const one of all) {
        const other = selector.includes("field") ? one.dataset.field : one.dataset.record;
        if (other === key) one.classList.toggle("lit", on);
      }
    };
    for (const one of all) {
      for (const event of ["pointerenter", "focusin"]) one.addEventListener(event, () => light(one, true));
      for (const event of ["pointerleave", "focusout"]) one.addEventListener(event, () => light(one, false));
    }
  };
  together("#legend [data-field], #boxes [data-field]");
  together("#on-page [data-record], #boxes [data-record]");

  // The boxed words are brought into sight, within the frame of the page.
  const showBox = () => {
    const box = document.querySelector("#boxes rect.field");
    if (!box || !sheet) return;
    const [inner, outer] = [box.getBoundingClientRect(), sheet.getBoundingClientRect()];
    sheet.scrollTop += inner.top - outer.top - outer.height / 3;
    sheet.scrollLeft += inner.left - outer.left - Math.max(0, outer.width - inner.width) / 2;
  };
  const picture = document.getElementById("page-picture");
  const failed = () => { document.getElementById("picture-failed").hidden = false; };
  if (picture?.complete && picture.naturalWidth === 0) failed();
  picture?.addEventListener("error", failed);
  const zoom = document.getElementById("zoom");
  const enlarge = (on) => {
    paper.classList.toggle("large", on);
    sheet.classList.toggle("enlarged", on);
    zoom.textContent = on ? "Show the whole page" : "Enlarge";
    if (on && sheet.clientWidth > 500) picture.src = picture.dataset.large;
    showBox();
  };
  if (zoom && picture) {
    zoom.hidden = false;
    zoom.addEventListener("click", () => enlarge(!paper.classList.contains("large")));
    // On a telephone the words could not be read otherwise.
    if (sheet.clientWidth < 500 && document.querySelector("#boxes rect.field")) enlarge(true);
    else showBox();
  }
  const marked = document.querySelector("#table [aria-current]");
  const frame = marked?.closest(".wide");
  if (frame) {
    const [inner, outer] = [marked.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (inner.right > outer.right) frame.scrollLeft += inner.left - outer.left - outer.width / 2;
    if (inner.bottom > outer.bottom) frame.scrollTop += inner.top - outer.top - outer.height / 2;
  }

  const copy = document.getElementById("copy-citation");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById("citation").textContent);
      document.getElementById("copied").textContent = "Copied";
    });
  }

  // The arrow keys turn the page, unless they are at work elsewhere.
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, [tabindex='0']")) return;
    const link = { ArrowLeft: "previous-page", ArrowRight: "next-page" }[event.key];
    if (link) document.getElementById(link)?.click();
  });
});
