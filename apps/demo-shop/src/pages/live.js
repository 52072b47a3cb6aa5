// Lists that change by themselves are asked for again every two seconds and put in place, unless somebody is in them.
const everyMs = 2000;

/** Times come in UTC and are shown in the reader's zone. */
function localize(root) {
  for (const time of root.querySelectorAll("time")) {
    const at = new Date(time.dateTime);
    time.textContent = at.toLocaleTimeString([], { hour12: false });
    time.title = at.toLocaleString([], { dateStyle: "medium", timeStyle: "long" });
  }
}

async function refresh() {
  if (document.visibilityState !== "visible") return;
  const response = await fetch(document.body.dataset.path);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  localize(fresh);
  for (const place of document.querySelectorAll("[data-live]")) {
    const next = fresh.querySelector(`[data-live="${place.dataset.live}"]`);
    const isBusy = place.contains(document.activeElement);
    if (next && !isBusy && next.innerHTML !== place.innerHTML) place.innerHTML = next.innerHTML;
  }
}

localize(document);
if (document.querySelector("[data-live]")) {
  setInterval(() => refresh().catch(() => undefined), everyMs);
}
