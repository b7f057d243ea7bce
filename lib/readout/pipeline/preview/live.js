"use strict";
// Shows how things stand, in a corner of the page, and loads the page again when there is a new one.
const host = document.querySelector("readout-preview");
const root = host.attachShadow({ mode: "open" });
const style = document.createElement("style");
style.textContent = host.dataset.style;
const panel = document.createElement("section");
panel.setAttribute("aria-label", "Preview");
const head = document.createElement("button");
const line = document.createElement("span");
line.setAttribute("role", "status");
head.append(line);
const list = document.createElement("ul");
panel.append(head, list);
root.append(style, panel);

const PLACE = "readout-preview-place";
const first = JSON.parse(host.dataset.now);
let now = first;
let open = null; // as the reader left it; null: as the state wants it
let lost = false;

function counted(count, word) {
  return count === 0 ? [] : [`${count} ${word}${count === 1 ? "" : "s"}`];
}

function summary() {
  const about = [now.client, now.month].filter(Boolean).join(" ");
  const older = now.version ? "the last good page is shown" : "no page yet";
  if (lost || now.state === "ended") return `${about}: the preview has ended`;
  if (now.state === "failed") return `${about}: cannot be shown as saved; ${older}`;
  if (now.state === "waiting") return `${about}: waiting for a whole file; ${older}`;
  if (now.state === "making") return `${about}: ${now.version ? "refreshing" : "making the first page"}…`;
  const found = ["error", "warning"].flatMap((kind) =>
    counted(now.findings.filter((each) => each.severity === kind).length, kind));
  return `${about}: ${[now.status, ...found, `${now.seconds} s`].join(", ")}`;
}

function entry(names, message) {
  const item = document.createElement("li");
  const strong = document.createElement("b");
  strong.textContent = names.filter(Boolean).join(" ");
  item.append(strong, strong.textContent ? ": " : "", message);
  return item;
}

function show() {
  const troubled = now.state === "failed" || now.state === "waiting";
  const items = troubled ? now.problems : now.findings;
  list.replaceChildren(...items.map((each) => entry([each.code, each.severity, each.where], each.message)));
  line.textContent = summary();
  const unfolded = items.length > 0 && (open ?? troubled);
  panel.className = `${lost ? "ended" : now.state}${unfolded ? " open" : ""}`;
  if (items.length > 0) head.setAttribute("aria-expanded", String(unfolded));
  else head.removeAttribute("aria-expanded");
}

head.addEventListener("click", () => {
  open = !panel.classList.contains("open");
  show();
});

function leave() {
  const folds = [...document.querySelectorAll("details")].map((each) => each.open);
  sessionStorage.setItem(PLACE, JSON.stringify({ x: scrollX, y: scrollY, folds }));
  location.reload();
}

function comeBack() {
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
  sessionStorage.removeItem(PLACE);
  if (place === null) return;
  document.querySelectorAll("details").forEach((each, at) => { each.open = place.folds[at] ?? each.open; });
  scrollTo({ left: place.x, top: place.y, behavior: "instant" });
}

function follow() {
  const news = new EventSource("/events");
  news.addEventListener("message", (event) => {
    lost = false;
    const before = now.state;
    now = JSON.parse(event.data);
    if (now.version !== first.version) return leave();
    if (now.state !== before && now.state !== "making") open = null;
    if (now.state === "ended") lost = true;
    return show();
  });
  news.addEventListener("error", () => {
    lost = true;
    show();
    if (news.readyState === EventSource.CLOSED) setTimeout(follow, 1000);
  });
}

comeBack();
show();
follow();
