// Tells whether a print is current. The address says which print it is after the `#`, as in
// `#poster.1a2b3c4d`: that part stays in the browser. Nothing is fetched, sent or stored.

const PRINT = /^#([a-z][a-z0-9-]{0,63})\.([0-9a-f]{8})$/;

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

function rowOf(sheet) {
  return [...document.querySelectorAll("[data-sheet]")].find((row) => row.dataset.sheet === sheet);
}

function verdict(print, row) {
  if (!print) return "unreadable";
  if (!row) return "unknown";
  return row.dataset.print === print.print ? "current" : "outdated";
}

function fact(name, value) {
  return element("div", "", element("dt", "", name), element("dd", "prints__mark", value));
}

function facts(words, print, row) {
  const list = element("dl", "answer__facts", fact(words.asked, print.print));
  if (row.dataset.print !== print.print) list.append(fact(words.today, row.dataset.print));
  return list;
}

// What the print is for: on a telephone that is wanted before anything about paper.
function opening(row) {
  const link = row.querySelector(".prints__title").cloneNode(true);
  link.classList.replace("prints__title", "open");
  return link;
}

function answer() {
  const place = document.getElementById("_answer");
  for (const marked of document.querySelectorAll("tr.is-asked")) marked.classList.remove("is-asked");
  const open = document.getElementById("_open");
  open.replaceChildren();
  if (location.hash.length < 2) return place.replaceChildren();
  const print = asked();
  const row = print && rowOf(print.sheet);
  const found = verdict(print, row);
  const content = [element("p", "answer__verdict", place.dataset[found])];
  if (row) {
    row.classList.add("is-asked");
    open.append(opening(row));
    content.push(element("p", "answer__sheet", row.querySelector(".prints__title").textContent));
    content.push(facts(place.dataset, print, row));
    if (found === "outdated") content.push(row.querySelector(".prints__files").cloneNode(true));
  }
  return place.replaceChildren(element("div", `answer answer--${found}`, ...content));
}

document.addEventListener("DOMContentLoaded", () => {
  addEventListener("hashchange", answer);
  answer();
});
