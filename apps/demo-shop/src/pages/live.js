// Lists that change by themselves are asked for again every two seconds and put in place, unless somebody is in them.
const everyMs = 2000;

async function refresh() {
  if (document.visibilityState !== "visible") return;
  const response = await fetch(location.pathname);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const place of document.querySelectorAll("[data-live]")) {
    const next = fresh.querySelector(`[data-live="${place.dataset.live}"]`);
    const isBusy = place.contains(document.activeElement);
    if (next && !isBusy && next.innerHTML !== place.innerHTML) place.innerHTML = next.innerHTML;
  }
}

if (document.querySelector("[data-live]")) {
  setInterval(() => refresh().catch(() => undefined), everyMs);
}
