// Tells whether a print is current. The address says which print it is after the `#`, as in
// `#poster.1a2b3c4d`: that part stays in the browser. A code that is typed goes there too, as in
// `#1a2b3c4d`. Nothing is fetched, sent or stored.

const PRINT = /^#(?:([a-z][a-z0-9-]{0,63})\.)?([0-9a-f]{8})$/;

function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

// What the address asks for; undefined where it names no print.
function asked() {
  try {
    const [, sheet, print] = PRINT.exec(decodeURIComponent(location.hash).toLowerCase());
    return { sheet, print };
  } catch {
    return undefined;
  }
}

function rows(name) {
  return [...document.querySelectorAll(`tr[data-${name}]`)];
}

// The rows that a print is of: today's sheet, and the old print where it is one.
function found({ sheet, print }) {
  const isNamed = (row) => row.dataset.sheet === sheet || (row.dataset.also ?? "").split(" ").includes(sheet);
  const now = rows("sheet").filter((row) => (sheet ? isNamed(row) : row.dataset.print === print));
  const old = rows("old").filter((row) => row.dataset.print === print && (!sheet || row.dataset.old === sheet));
  if (!sheet && !now.length) {
    now.push(...rows("sheet").filter((row) => old.some((each) => each.dataset.now === row.dataset.sheet)));
  }
  return { now, old };
}

function verdict(print, { now, old }) {
  if (!print) return "unreadable";
  if (now.some((row) => row.dataset.print === print.print)) return "current";
  if (old.length) return "replaced";
  if (!print.sheet) return "codeless";
  return now.length ? "outdated" : "unknown";
}

function fact(name, value) {
  return element("div", "", element("dt", "", name), element("dd", "prints__mark", value));
}

function facts(words, print, row) {
  const list = element("dl", "answer__facts", fact(words.asked, print.print));
  if (row && row.dataset.print !== print.print) list.append(fact(words.today, row.dataset.print));
  return list;
}

// What the print is for: on a telephone that is wanted before anything about paper.
function opening(row) {
  const link = row.querySelector(".prints__title").cloneNode(true);
  link.classList.replace("prints__title", "open");
  return link;
}

function titles({ now, old }) {
  const told = now.length ? now.map((row) => row.querySelector(".prints__title")) : old.map((row) => row.cells[0]);
  return told.map((each) => each.textContent.trim()).join(" · ");
}

function content(said, print, place, { now, old }) {
  const made = [element("p", "answer__verdict", place.dataset[said])];
  if (now.length || old.length) {
    made.push(element("p", "answer__sheet", titles({ now, old })));
    made.push(facts(place.dataset, print, now[0]));
  }
  if (said === "replaced") made.push(...[...old[0].querySelector(".became").cloneNode(true).children]);
  if (["replaced", "outdated"].includes(said)) made.push(...now.map((row) => row.querySelector(".prints__files").cloneNode(true)));
  if (["codeless", "unknown", "outdated", "unreadable"].includes(said)) made.push(element("p", "answer__check", place.dataset.check));
  return made;
}

function answer() {
  const place = document.getElementById("_answer");
  for (const marked of document.querySelectorAll("tr.is-asked")) marked.classList.remove("is-asked");
  const open = document.getElementById("_open");
  open.replaceChildren();
  if (location.hash.length < 2) return place.replaceChildren();
  const print = asked();
  const both = print ? found(print) : { now: [], old: [] };
  const said = verdict(print, both);
  for (const row of [...both.now, ...both.old]) row.classList.add("is-asked");
  if (both.now.length) open.append(opening(both.now[0]));
  place.replaceChildren(element("div", `answer answer--${said}`, ...content(said, print, place, both)));
}

// Spaces and hyphens are nobody's fault, nor are an o for a zero, an l for a one, or what stands
// before the code.
function typed() {
  const letters = document.getElementById("_code").value.toLowerCase().replace(/[^a-z0-9]/g, "");
  location.hash = letters.slice(-8).replaceAll("o", "0").replaceAll("l", "1");
  answer();
}

document.addEventListener("DOMContentLoaded", () => {
  document.getElementById("_ask").hidden = false;
  document.getElementById("_look_up").addEventListener("click", typed);
  document.getElementById("_code").addEventListener("keydown", (event) => event.key === "Enter" && typed());
  addEventListener("hashchange", answer);
  answer();
});
