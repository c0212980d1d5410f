// The presenter: turns the plain page into a stage that shows one step at a time. Where it is stands
// in `trail` and nowhere else: nothing is stored or fetched, and the address stays as it is.
const root = document.documentElement;
root.classList.add("is-presenting"); // before the page is drawn, so that the plain one does not flash

const SMALLEST = 0.6; // rem: text of a chart that is shown whole is no smaller
const READABLE = 0.8; // rem: nor is text of a chart that has to be scrolled; it grows with
const SHARE = 0.5; // the words of the step
const EDGE = 12; // px: both paddings of the stage
const SWIPE = 50; // px

let trail = []; // the slides on the way come, the last one is shown; empty: the menu is

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const tool = (name) => document.querySelector(`.tool--${name}`);
const shown = () => trail.at(-1);
const deckOf = (slide) => slide?.closest(".deck");
const order = () => inOrder(deckOf(shown()));
const inOrder = (deck) => all(".slide:not(.slide--end)", deck);

// Moving

function next() {
  const slide = shown();
  const isEnd = slide.matches(".slide--end");
  const onward = isEnd && slide.querySelector("[data-goes]"); // another pathway
  const following = !isEnd && order()[order().indexOf(slide) + 1];
  if (onward) go(onward.dataset.goes);
  else if (following) take([...trail, following]);
  else say("last");
}

const back = () => take(trail.slice(0, Math.max(1, trail.length - 1)));
const first = () => take(order().slice(0, 1));
const last = () => order().includes(shown()) && take([...trail, ...order().slice(order().indexOf(shown()) + 1)]);

function answer(number = 1) {
  all(shown() ? ".slide.is-current [data-goes]" : ".menu .situation")[number - 1]?.click();
}

// Goes on to a deck or a slide, by its identifier.
function go(id) {
  const deck = deckOf(byId(id));
  const slide = byId(id)?.closest(".slide") ?? (deck && inOrder(deck)[0]);
  if (slide && slide !== shown()) take([...trail, slide]);
}

// Opens what an address names: a step with the steps before it as the way come, else the menu.
function enter(hash) {
  take([]);
  try {
    go(decodeURIComponent(hash.slice(1)));
  } catch { /* no address of ours */ }
  if (shown() && order().includes(shown())) take(order().slice(0, order().indexOf(shown()) + 1));
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
  drawChart(deck, slide);
  drawNotes(deck, slide);
  say("words", slide.querySelector(".slide__words").innerText);
  place("smooth");
  // Whoever pressed something that is gone now goes on from the button that always helps.
  const focused = document.activeElement;
  const isGone = getComputedStyle(focused).visibility === "hidden" || !focused.getClientRects().length;
  if (isGone) tool("next").focus({ preventScroll: true });
}

function drawChart(deck, slide) {
  const way = trail.filter((each) => deckOf(each) === deck).map((each) => each.dataset);
  const ends = new Set(all(".slide--end", deck).map((each) => each.dataset.box));
  for (const part of all(".lane", deck)) {
    const { lane } = part.dataset;
    const seen = new Set(way.filter((each) => each.lane === lane).map((each) => each.box));
    const current = slide.dataset.lane === lane && slide.dataset.box;
    const arrows = all(".arrow", part);
    const visible = new Set(seen); // and what the way come leads to, where that is an end
    for (const { dataset } of arrows) {
      if (seen.has(dataset.from) && ends.has(dataset.to)) visible.add(dataset.to);
    }
    for (const box of all(".box:not(.box .box)", part)) {
      mark(box, visible.has(box.dataset.step), box.dataset.step === current);
    }
    for (const arrow of arrows) {
      const { from, to } = arrow.dataset;
      // All that the current step offers, and what was gone along: not what nobody chose.
      const isWalked = way.some((each, place) => each.box === from && way[place + 1]?.box === to);
      const isShown = isWalked || from === current || (seen.has(from) && ends.has(to));
      mark(arrow, isShown, from === way.at(-2)?.box && to === current);
    }
    part.classList.toggle("is-empty", seen.size === 0);
  }
}

function mark(part, isVisible, isCurrent) {
  part.classList.toggle("is-current", isCurrent);
  part.classList.toggle("is-past", isVisible && !isCurrent);
}

function drawNotes(deck, slide) {
  const panel = byId("_notes");
  const notes = [...all(".notes", slide), ...all(".deck__notes", deck)].map((each) => each.cloneNode(true));
  panel.replaceChildren(...(notes.length ? notes : [element("p", panel.dataset.none)]));
}

// Takes the drawing that shows all of itself with the largest text; where none does so legibly, the
// stage scrolls to the current box.
function place(behavior) {
  const stage = deckOf(shown()).querySelector(".stage");
  const size = (part) => parseFloat(getComputedStyle(part).fontSize);
  const rem = size(root);
  const words = size(shown().querySelector(".slide__text")); // a chart's are no larger
  const drawings = all("svg", stage).map((svg) => {
    const { width, height } = svg.viewBox.baseVal;
    const text = parseFloat(svg.getAttribute("font-size"));
    const across = (stage.clientWidth - EDGE) / width;
    return { svg, width, text, across, whole: Math.min(across, (stage.clientHeight - EDGE) / height) };
  });
  let best = drawings.reduce((a, b) => (b.whole * b.text > a.whole * a.text ? b : a));
  let scale = Math.min(best.whole, words / best.text);
  if (best.whole * best.text < SMALLEST * rem) {
    best = drawings.findLast((each) => each.across * each.text >= READABLE * rem) ?? drawings[0];
    scale = Math.min(best.across, Math.max(READABLE * rem, SHARE * words) / best.text);
  }
  for (const { svg } of drawings) svg.parentElement.classList.toggle("is-chosen", svg === best.svg);
  best.svg.style.width = `${best.width * scale}px`;
  const box = best.svg.querySelector(".box.is-current").getBoundingClientRect();
  const frame = stage.getBoundingClientRect();
  const above = Math.max(EDGE, (frame.height - box.height) / 2);
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  stage.scrollTo({ top: stage.scrollTop + box.top - frame.top - above, behavior: isCalm ? "auto" : behavior });
}

// Shows where the presentation is; `words` are only spoken, together with it and once.
function say(pattern, words = "") {
  const line = byId("_position");
  const number = order().indexOf(shown()) + 1;
  const text = number ? line.dataset[pattern] : line.dataset.end;
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
  const { does, goes } = pressed.dataset;
  return does ? TOOLS[does]() : go(goes ?? pressed.getAttribute("href").slice(1));
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
  button.append(...link.childNodes);
  link.replaceWith(button);
}

document.addEventListener("DOMContentLoaded", () => {
  all("a.way").forEach(makeButton);
  tool("full").hidden = !document.fullscreenEnabled;
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("touchstart", onTouchStart, { passive: true });
  document.addEventListener("touchend", onTouchEnd, { passive: true });
  const resized = new ResizeObserver(() => shown() && place("auto"));
  for (const stage of all(".stage")) resized.observe(stage);
  addEventListener("hashchange", () => enter(location.hash));
  enter(location.hash);
});

// A page that comes back from the browser's memory begins anew.
addEventListener("pagehide", () => take([]));
addEventListener("pageshow", ({ persisted }) => persisted && enter(location.hash));
