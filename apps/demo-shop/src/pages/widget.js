// A session lives for an hour: the widget asks for the next link before this one ends.
const portal = document.querySelector("posthorn-portal");

portal.refresh = async () => {
  const response = await fetch(portal.dataset.refresh, { method: "POST" });
  if (!response.ok) throw new Error("no link");
  return (await response.json()).url;
};
