// The presenter: turns the plain page into a stage that shows one step at a time. Where it is stands
// in `trail` and nowhere else: nothing is stored or fetched, and the address stays as it is.
const root = document.documentElement;
root.classList.add("is-presenting"); // before the page is drawn, so that the plain one does not flash

// Sizes of the words, in hundredths of the window's height; the last ones are for phones.
const SIZES = [10, 9, 8, 7.3, 6.6, 6, 5.5, 5, 3.6, 3.2];
const LEAST = 5;
const NARROW = 720; // px
const SWIPE = 50; // px

// Stops on the way come, the last one is shown; empty: the menu is. A stop is a slide and the number
// of the arrow there, undefined where it was not gone along.
let trail = [];

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const tool = (name) => document.querySelector(`.tool--${name}`);
const shown = () => trail.at(-1)?.slide;
const deckOf = (slide) => slide?.closest(".deck");
const order = () => inOrder(deckOf(shown()));
const inOrder = (deck) => all(".slide:not(.slide--end)", deck);

// Moving

function next() {
  const slide = shown();
  const [onward] = waysFrom(slide);
  if (isQuestion(slide)) offer();
  else if (onward) go(onward.to, onward.way);
  else say(slide === order().at(-1) ? "last" : "stop");
}

// The page says where a slide leads: its answers do, or else the one way on that it has.
function waysFrom(slide) {
  const { next: to, way } = slide.dataset;
  if (isQuestion(slide)) return answersOf(slide).map(({ dataset }) => ({ slide, to: dataset.goes, way: dataset.way }));
  return to ? [{ slide, to, way }] : [];
}

const isQuestion = (slide) => slide.matches("[data-asks]");
const answersOf = (slide) => all("[data-goes]", slide);

// Nobody answers by going on: the focus goes from answer to answer, and another key takes one.
function offer() {
  const answers = answersOf(shown());
  const place = answers.indexOf(document.activeElement) + 1;
  answers[place % answers.length].focus();
}

const back = () => take(trail.slice(0, Math.max(1, trail.length - 1)));
const first = () => take([{ slide: order()[0] }]);

// On, as far as one way leads within the deck; round in a circle once.
function last() {
  const ahead = [trail.at(-1)];
  const isNew = (slide) => slide?.matches(".slide") && ahead.every((stop) => stop.slide !== slide);
  for (;;) {
    const [onward] = isQuestion(ahead.at(-1).slide) ? [] : waysFrom(ahead.at(-1).slide);
    const slide = byId(onward?.to);
    if (!isNew(slide)) return take([...trail, ...ahead.slice(1)]);
    ahead.push({ slide, way: onward.way });
  }
}

// The way that surely leads to a slide: back over the only way into each, as far as that is so.
function wayTo(slide) {
  const deck = deckOf(slide);
  const into = all(".slide", deck).flatMap(waysFrom).filter(({ to }) => to === slide.id);
  if (into.length !== 1 || slide === inOrder(deck)[0]) return [{ slide }];
  return [...wayTo(into[0].slide), { slide, way: into[0].way }];
}

function answer(number = 1) {
  all(shown() ? ".slide.is-current [data-goes]" : ".menu .situation")[number - 1]?.click();
}

// Goes on to a deck or a slide, by its identifier, and along an arrow, by its number.
function go(id, way) {
  const deck = deckOf(byId(id));
  const slide = byId(id)?.closest(".slide") ?? (deck && inOrder(deck)[0]);
  if (slide && slide !== shown()) take([...trail, { slide, way }]);
}

// Opens what an address names: a step with the way that surely leads there, else the menu.
function enter(hash) {
  take([]);
  try {
    go(decodeURIComponent(hash.slice(1)));
  } catch { /* no address of ours */ }
  if (shown()) take(wayTo(shown()));
  scrollTo(0, 0);
}

function menu() {
  const left = deckOf(shown()).id;
  take([]);
  document.querySelector(`.menu [href="#${left}"]`).focus();
}

// Drawing

function take(way) {
  trail = way;
  const slide = shown();
  const deck = deckOf(slide);
  root.classList.toggle("is-on-stage", Boolean(slide));
  for (const each of all(".deck")) each.classList.toggle("is-open", each === deck);
  for (const each of all(".slide")) each.classList.toggle("is-current", each === slide);
  if (!slide) return;
  markCells(deck, slide);
  drawNotes(deck, slide);
  say("words", slide.innerText);
  fit();
  // Whoever pressed something that is gone now goes on from the button that always helps.
  const focused = document.activeElement;
  const isGone = getComputedStyle(focused).visibility === "hidden" || !focused.getClientRects().length;
  if (isGone) tool("next").focus({ preventScroll: true });
}

// The row of all steps: solid are the one that is shown and those before it. Where somebody answers,
// these are the stops on the way come; else they are the steps before it in order.
function markCells(deck, slide) {
  const slides = inOrder(deck);
  const come = trail.slice(0, trail.findIndex((stop) => stop.slide === slide)).map((stop) => stop.slide);
  const done = slides.some(isQuestion) ? come : slides.slice(0, Math.max(0, slides.indexOf(slide)));
  for (const cell of all(".strip__cell", deck)) {
    const of = byId(cell.dataset.goes);
    cell.classList.toggle("is-done", done.includes(of));
    if (of === slide) cell.setAttribute("aria-current", "step");
    else cell.removeAttribute("aria-current");
  }
  const current = deck.querySelector("[aria-current]");
  const strip = current?.closest(".strip");
  if (strip) strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2;
}

// The largest words that need no scrolling, or else the smallest of all.
function fit() {
  if (!shown()) return;
  const least = innerWidth < NARROW ? 0 : LEAST;
  for (const size of SIZES.filter((each) => each >= least)) {
    root.style.setProperty("--size", `${size}vh`);
    if (root.scrollHeight <= innerHeight + 1) return;
  }
}

function drawNotes(deck, slide) {
  const panel = byId("_notes");
  const notes = [...all(".notes", slide), ...all(".deck__notes", deck)].map((each) => each.cloneNode(true));
  panel.replaceChildren(...(notes.length ? notes : [element("p", panel.dataset.none)]));
}

// Shows where the presentation is; `words` are only spoken, together with it and once.
function say(pattern, words = "") {
  const line = byId("_position");
  const number = order().indexOf(shown()) + 1;
  const aside = shown() && isQuestion(shown()) ? "" : line.dataset.end;
  const text = number ? line.dataset[pattern] : aside;
  const spoken = element("span", words);
  spoken.className = "hidden-text";
  line.replaceChildren(element("span", text.replace("{n}", number).replace("{all}", order().length)), " ", spoken);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// Listening

function notes() {
  const isHidden = byId("_notes").toggleAttribute("hidden");
  tool("notes").setAttribute("aria-pressed", String(!isHidden));
  fit();
}

function full() {
  const change = document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.();
  change?.catch(() => undefined); // the browser does not allow it
}

const blank = () => byId("_blank").showModal();
const keys = () => byId("_keys").showModal();
const close = () => byId("_keys").close();
const closeNotes = () => byId("_notes").hidden || notes();

const TOOLS = { back, next, menu, notes, blank, full, keys, close };
const PRESSING = { Enter: "a, button", " ": "button" }; // keys that press what has the focus
const ALWAYS = { b: blank, ".": blank, f: full, F5: full, "?": keys };
const IN_MENU = { ArrowRight: answer, PageDown: answer };
const ON_STAGE = {
  ArrowRight: next, ArrowDown: next, PageDown: next, " ": next, Enter: next,
  ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
  Home: first, End: last, m: menu, n: notes, Escape: closeNotes,
};

// What a key does here. Undefined: it is the browser's.
function meaning({ key, target, ctrlKey, altKey, metaKey, shiftKey }) {
  const isSign = key.length === 1 && key !== " ";
  if (ctrlKey || altKey || metaKey || (shiftKey && !isSign)) return undefined;
  if (isSign && !byId("_letters").checked) return undefined;
  if (key in PRESSING && target.closest(PRESSING[key])) return undefined;
  if (shown() && hasMore(key)) return undefined;
  if (/^[1-9]$/.test(key)) return () => answer(key);
  const name = isSign ? key.toLowerCase() : key;
  return ALWAYS[name] ?? (shown() ? ON_STAGE : IN_MENU)[name];
}

// Whether the page has more to show in an arrow's direction: then the arrow scrolls to that first.
function hasMore(key) {
  const below = root.scrollHeight - innerHeight - scrollY;
  return ({ ArrowDown: below, ArrowUp: scrollY }[key] ?? 0) > 2;
}

function onKey(event) {
  const isBlank = byId("_blank").open;
  const action = isBlank ? () => byId("_blank").close() : !byId("_keys").open && meaning(event);
  if (!action) return;
  event.preventDefault();
  if (!event.repeat) action();
}

function onClick(event) {
  if (byId("_blank").open) return byId("_blank").close();
  const pressed = event.target.closest("[data-does], [data-goes], a[href^='#']");
  if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  event.preventDefault();
  const { does, goes, way } = pressed.dataset;
  return does ? TOOLS[does]() : go(goes ?? pressed.getAttribute("href").slice(1), way);
}

// A pointer leaves the focus where it is: after a click on a tool, Space and Enter still go on, and
// the answer in the frame stays there.
function onMouseDown(event) {
  if (shown() && event.target.closest("[data-does], [data-goes]")) event.preventDefault();
}

let touched = null; // where a finger came down

function onTouchStart({ touches }) {
  const isPlain = touches.length === 1 && visualViewport.scale < 1.05 && !document.querySelector("dialog[open]");
  touched = isPlain && shown() ? touches[0] : null;
}

function onTouchEnd({ changedTouches: [end] }) {
  if (!touched) return;
  const across = end.clientX - touched.clientX;
  const isFlat = Math.abs(across) > 2 * Math.abs(end.clientY - touched.clientY);
  touched = null;
  if (isFlat && Math.abs(across) > SWIPE) (across < 0 ? next : back)();
}

// Answers move about in the page, so they are buttons while it is presented.
function makeButton(link) {
  const button = element("button", "");
  button.type = "button";
  button.className = link.className;
  button.dataset.goes = link.getAttribute("href").slice(1);
  if (link.dataset.way) button.dataset.way = link.dataset.way;
  button.append(...link.childNodes);
  link.replaceWith(button);
}

document.addEventListener("DOMContentLoaded", () => {
  all("a.way").forEach(makeButton);
  tool("full").hidden = !document.fullscreenEnabled;
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("mousedown", onMouseDown);
  document.addEventListener("touchstart", onTouchStart, { passive: true });
  document.addEventListener("touchend", onTouchEnd, { passive: true });
  addEventListener("resize", fit);
  document.fonts.ready.then(fit);
  addEventListener("hashchange", () => enter(location.hash));
  enter(location.hash);
});

// A page that comes back from the browser's memory begins anew.
addEventListener("pagehide", () => {
  byId("_letters").checked = true;
  take([]);
});
addEventListener("pageshow", ({ persisted }) => persisted && enter(location.hash));
