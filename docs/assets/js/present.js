// The presenter: turns the plain page into a stage that shows one step at a time. Where it is stands
// in `trail` and nowhere else: nothing is stored or fetched, and the address stays as it is.
const root = document.documentElement;
root.classList.add("is-presenting"); // before the page is drawn, so that the plain one does not flash

const SMALLEST = 0.6; // rem: text of a chart that is shown whole is no smaller
const READABLE = 0.8; // rem: nor is text of a chart that has to be scrolled; it grows with
const SHARE = 0.5; // the words of the step
const EDGE = 12; // px: both paddings of the stage
const SWIPE = 50; // px
const SCROLLS = { ArrowDown: 1, ArrowUp: -1 };

let trail = []; // the slides on the way come, the last one is shown; empty: the menu is

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const shown = () => trail.at(-1);
const deckOf = (slide) => slide.closest(".deck");
const inOrder = (deck) => all(".slide:not(.slide--end)", deck);
const tool = (name) => document.querySelector(`.tool--${name}`);

// Moving

function take(way) {
  trail = way;
  draw();
}

function next() {
  const slide = shown();
  if (slide.matches(".slide--end")) {
    const onward = slide.querySelector("[data-goes]"); // another pathway
    return onward ? go(onward.dataset.goes) : say(byId("_position").dataset.end);
  }
  const order = inOrder(deckOf(slide));
  const following = order[order.indexOf(slide) + 1];
  return following ? take([...trail, following]) : say(position(slide, "last"));
}

function back() {
  take(trail.length > 1 ? trail.slice(0, -1) : trail);
}

function first() {
  take(inOrder(deckOf(shown())).slice(0, 1));
}

function last() {
  const order = inOrder(deckOf(shown()));
  take([...trail, ...order.slice(order.indexOf(shown()) + 1)]);
}

function answer(number) {
  const ways = all(shown() ? ".slide.is-current [data-goes]" : ".menu .situation");
  ways[number - 1]?.click();
}

// Goes to a deck or a slide by its identifier, on from where the presentation is.
function go(id) {
  const place = byId(id);
  const deck = place?.closest(".deck");
  if (!deck) return;
  const slide = place.closest(".slide") ?? inOrder(deck)[0];
  if (slide !== shown()) take([...trail, slide]);
}

// Opens what an address names. A step is opened with the steps before it as the way come.
function enter(hash) {
  let place = null;
  try {
    place = byId(decodeURIComponent(hash.slice(1)));
  } catch { /* no address of ours */ }
  const deck = place?.closest(".deck");
  const slide = place?.closest(".slide");
  const order = deck ? inOrder(deck) : [];
  take(order.includes(slide) ? order.slice(0, order.indexOf(slide) + 1) : [slide ?? order[0]].filter(Boolean));
  scrollTo(0, 0);
}

function menu() {
  const left = shown() && deckOf(shown()).id;
  take([]);
  if (left) document.querySelector(`.menu [href="#${left}"]`).focus();
}

// Drawing

function draw() {
  const slide = shown();
  const deck = slide && deckOf(slide);
  root.classList.toggle("is-on-stage", Boolean(slide));
  for (const each of all(".deck")) each.classList.toggle("is-open", each === deck);
  for (const each of all(".slide")) each.classList.toggle("is-current", each === slide);
  if (deck) {
    drawChart(deck, slide);
    drawNotes(deck, slide);
    say(position(slide, "words"), slide.querySelector(".slide__words").innerText);
    place(deck, "smooth");
  }
  // Whoever pressed something that is gone now goes on from the button that always helps.
  if (deck && isGone(document.activeElement)) tool("next").focus({ preventScroll: true });
}

function isGone(part) {
  return getComputedStyle(part).visibility === "hidden" || part.getClientRects().length === 0;
}

function drawChart(deck, slide) {
  const way = trail.filter((each) => deckOf(each) === deck);
  const ends = new Set(all(".slide--end", deck).map((each) => each.dataset.box));
  const before = way.at(-2)?.dataset.box;
  for (const lane of all(".lane", deck)) {
    const here = way.filter((each) => each.dataset.lane === lane.dataset.lane);
    const seen = new Set(here.map((each) => each.dataset.box));
    const current = slide.dataset.lane === lane.dataset.lane ? slide.dataset.box : null;
    const arrows = all(".arrow", lane);
    const offered = arrows.filter(({ dataset }) => seen.has(dataset.from) && ends.has(dataset.to));
    const visible = new Set([...seen, ...offered.map((arrow) => arrow.dataset.to)]);
    for (const box of all(".box:not(.box .box)", lane)) {
      mark(box, visible.has(box.dataset.step), box.dataset.step === current);
    }
    for (const arrow of arrows) {
      const { from, to } = arrow.dataset;
      mark(arrow, visible.has(from) && visible.has(to), from === before && to === current);
    }
    lane.classList.toggle("is-empty", seen.size === 0);
  }
}

function mark(part, isVisible, isCurrent) {
  part.classList.toggle("is-current", isCurrent);
  part.classList.toggle("is-past", isVisible && !isCurrent);
}

function drawNotes(deck, slide) {
  const panel = byId("_notes");
  const notes = [...all(".notes", slide), ...all(".deck__notes", deck)];
  const copies = notes.map((each) => each.cloneNode(true));
  panel.replaceChildren(...(copies.length ? copies : [element("p", panel.dataset.none)]));
}

// Takes the drawing that shows all of itself with the largest text; where none does so legibly, the
// stage scrolls to the current box.
function place(deck, behavior = "auto") {
  const stage = deck.querySelector(".stage");
  const rem = parseFloat(getComputedStyle(root).fontSize);
  const sized = all("svg", stage).map((svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const text = parseFloat(svg.getAttribute("font-size"));
    const across = (stage.clientWidth - EDGE) / width;
    return { svg, width, text, across, whole: Math.min(across, (stage.clientHeight - EDGE) / height) };
  });
  const largest = (key) => sized.reduce((a, b) => (b[key] * b.text > a[key] * a.text ? b : a));
  let best = largest("whole");
  let scale = best.whole;
  if (scale * best.text < SMALLEST * rem) {
    best = sized.findLast((each) => each.across * each.text >= READABLE * rem) ?? largest("across");
    const words = parseFloat(getComputedStyle(shown().querySelector(".slide__text")).fontSize);
    scale = Math.min(best.across, Math.max(READABLE * rem, SHARE * words) / best.text);
  }
  for (const { svg } of sized) svg.parentElement.classList.toggle("is-chosen", svg === best.svg);
  best.svg.style.width = `${best.width * scale}px`;
  const box = best.svg.querySelector(".box.is-current").getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  const above = Math.max(10, (frame.height - box.height) / 2);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  stage.scrollTo({ top: stage.scrollTop + box.top - frame.top - above, behavior: calm ? "auto" : behavior });
}

// Saying

function position(slide, pattern) {
  const texts = byId("_position").dataset;
  if (slide.matches(".slide--end")) return texts.end;
  const order = inOrder(deckOf(slide));
  return texts[pattern].replace("{n}", order.indexOf(slide) + 1).replace("{all}", order.length);
}

// Shows where the presentation is; `words` are only spoken, together with it and once.
function say(text, words = "") {
  const spoken = element("span", words);
  spoken.className = "hidden-text";
  byId("_position").replaceChildren(element("span", text), " ", spoken);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// Hearing

function notes() {
  const panel = byId("_notes");
  panel.hidden = !panel.hidden;
  tool("notes").setAttribute("aria-pressed", String(!panel.hidden));
}

function full() {
  const change = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();
  change?.catch(() => undefined); // the browser does not allow it
}

const blank = () => byId("_blank").showModal();
const help = () => byId("_keys").showModal();
const closeKeys = () => byId("_keys").close();
const closeNotes = () => byId("_notes").hidden || notes();

const TOOLS = { back, next, menu, notes, blank, full, keys: help, close: closeKeys };
const ALWAYS = { b: blank, ".": blank, f: full, F5: full, "?": help };
const IN_MENU = { ArrowRight: () => answer(1), PageDown: () => answer(1) };
const ON_STAGE = {
  ArrowRight: next, ArrowDown: next, PageDown: next, " ": next, Enter: next,
  ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
  Home: first, End: last, m: menu, n: notes, Escape: closeNotes,
};

function pressed(event) {
  const { key, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (event.shiftKey && (key.length > 1 || key === " ")) return null;
  if (key.length === 1 && key !== " " && !byId("_letters").checked) return null;
  if (key === "Enter" && target.closest("a, button")) return null;
  if (key === " " && target.closest("button")) return null;
  if (shown() && key in SCROLLS && scrolls(SCROLLS[key])) return null;
  if (/^[1-9]$/.test(key)) return () => answer(Number(key));
  const name = key.length === 1 ? key.toLowerCase() : key;
  return ALWAYS[name] ?? (shown() ? ON_STAGE : IN_MENU)[name];
}

// Whether the page itself has more to show in a direction: then the arrow shows that first.
function scrolls(direction) {
  const rest = direction > 0 ? root.scrollHeight - innerHeight - scrollY : scrollY;
  return rest > 2;
}

function listenToKeys(event) {
  if (byId("_blank").open) {
    event.preventDefault();
    return byId("_blank").close();
  }
  const action = byId("_keys").open ? null : pressed(event);
  if (!action) return undefined;
  event.preventDefault();
  return event.repeat ? undefined : action();
}

function listenToClicks(event) {
  if (byId("_blank").open) return byId("_blank").close();
  const pushed = event.target.closest("[data-does], [data-goes], a[href^='#']");
  if (!pushed || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  event.preventDefault();
  const { does, goes } = pushed.dataset;
  return does ? TOOLS[does]() : go(goes ?? pushed.getAttribute("href").slice(1));
}

function listenToSwipes() {
  let start = null;
  document.addEventListener("touchstart", ({ touches }) => {
    const plain = touches.length === 1 && visualViewport.scale < 1.05 && !document.querySelector("dialog[open]");
    start = plain && shown() ? touches[0] : null;
  }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!start) return;
    const across = end.clientX - start.clientX;
    if (Math.abs(across) > SWIPE && Math.abs(across) > 2 * Math.abs(end.clientY - start.clientY)) (across < 0 ? next : back)();
    start = null;
  }, { passive: true });
}

// Answers move about in the page, so they are buttons while it is presented.
function makeButtons() {
  for (const link of all("a.way")) {
    const button = element("button", "");
    button.type = "button";
    button.className = link.className;
    button.dataset.goes = link.getAttribute("href").slice(1);
    button.append(...link.childNodes);
    link.replaceWith(button);
  }
}

document.addEventListener("DOMContentLoaded", () => {
  makeButtons();
  tool("full").hidden = !document.fullscreenEnabled;
  document.addEventListener("keydown", listenToKeys);
  document.addEventListener("click", listenToClicks);
  listenToSwipes();
  const resized = new ResizeObserver(() => shown() && place(deckOf(shown())));
  for (const stage of all(".stage")) resized.observe(stage);
  addEventListener("hashchange", () => enter(location.hash));
  enter(location.hash);
});
