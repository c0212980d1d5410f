// Charts that answer. Nothing of what somebody does is kept: the way walked stands in `trail` only.
const charts = [...document.querySelectorAll("figure.chart")];
const list = document.querySelector("ol.steps");
const pathway = document.querySelector(".pathway");

const boxesIn = (element) => [...element.querySelectorAll(".box")];
const toolOf = (chart, name) => chart.querySelector(`[data-tool=${name}]`);
const hasModifier = (event) => event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
const motion = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

function make(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

// The element of this page that a link leads to, if it does.
function placeOf(link) {
  const { pathname, hash } = new URL(link.getAttribute("href"), location.href);
  return pathname === location.pathname ? document.getElementById(hash.slice(1)) : null;
}

// Arrow keys follow the arrows

const KEYS = { ArrowDown: [0, 1], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowLeft: [-1, 0] };
const FORTH = ["ArrowDown", "ArrowRight"];
const BACK = ["ArrowUp", "ArrowLeft"];

// Pairs of boxes in their order; what runs side by side is gone through one by one
function pairsIn(layout) {
  const pairs = [];
  for (const box of boxesIn(layout)) {
    boxesIn(box).forEach((branch, place, row) => pairs.push([row[place - 1] ?? box, branch]));
    const { continues } = box.dataset; // stands for a box of another part
    if (continues) pairs.push([box, layout.querySelector(`[data-lane="${box.closest(".lane").dataset.lane}"] [data-step="${continues}"]`)]);
  }
  for (const arrow of layout.querySelectorAll(".arrow")) {
    const [from, to] = [arrow.dataset.from, arrow.dataset.to].map((step) =>
      arrow.parentElement.querySelector(`[data-step="${step}"], [data-continues="${step}"]`));
    pairs.push([boxesIn(from).at(-1) ?? from, to]);
  }
  return pairs;
}

function middleOf(box) {
  const { left, top, width, height } = (boxesIn(box).length ? box.querySelector("text") : box).getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

// Gives each neighbour of a box the key that points to it best, then the others a key that is left.
function keysOf(box, next, before) {
  const [x, y] = middleOf(box);
  const fits = [...next, ...before].flatMap((other) => Object.keys(KEYS).map((key) => {
    const [toX, toY] = middleOf(other);
    const [right, down] = KEYS[key];
    const along = (toX - x) * right + (toY - y) * down;
    return { other, key, along, cost: along + 3 * Math.abs((toX - x) * down + (toY - y) * right) };
  }));
  const keys = {};
  const give = (other, key) => {
    if (key && !keys[key] && !Object.values(keys).includes(other)) keys[key] = other;
  };
  for (const { other, key } of fits.filter(({ along }) => along > 1).sort((a, b) => a.cost - b.cost)) give(other, key);
  for (const other of next) give(other, FORTH.find((key) => !keys[key]));
  for (const other of before) give(other, BACK.find((key) => !keys[key]));
  for (const other of next) give(other, BACK.findLast((key) => !keys[key]));
  return keys;
}

// Each box → where its keys lead. A box that is not reached so, like the first of a next pathway,
// follows the last one before it that has a key left.
function waysIn(layout) {
  const boxes = boxesIn(layout);
  const pairs = pairsIn(layout);
  const ways = new Map(boxes.map((box) => [box, keysOf(
    box,
    pairs.flatMap(([from, to]) => (from === box ? [to] : [])),
    pairs.flatMap(([from, to]) => (to === box ? [from] : [])),
  )]));
  const free = (keys) => (box) => keys.find((key) => !ways.get(box)[key]);
  const reached = new Set();
  for (const [place, box] of boxes.entries()) {
    const last = !reached.has(box) && boxes.slice(0, place).findLast(free(FORTH));
    if (last) {
      ways.get(last)[free(FORTH)(last)] = box;
      ways.get(box)[free(BACK)(box) ?? "ArrowUp"] = last;
    }
    reached.add(box);
    for (const each of reached) Object.values(ways.get(each)).forEach((other) => reached.add(other));
  }
  return ways;
}

function follow(event) {
  const box = event.target.closest(".box");
  if (!box || hasModifier(event)) return;
  const layout = box.closest(".chart__drawings > *");
  const goal = { Home: boxesIn(layout)[0], End: boxesIn(layout).at(-1) }[event.key] ?? (event.key in KEYS && waysIn(layout).get(box)[event.key]);
  if (!goal || goal === box) return;
  event.preventDefault();
  (goal.querySelector(":scope > .box__link") ?? goal).focus({ preventScroll: true });
  goal.scrollIntoView({ block: "nearest", inline: "nearest", behavior: motion() });
}

// Boxes that link nowhere are there for arrow keys, not for Tab.
for (const box of document.querySelectorAll(".chart .box:not(.box--linked)")) {
  box.tabIndex = -1;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", box.textContent);
}

// Full screen: the figure moves into a dialog with its tools, and back again

let large = null; // the figure that is shown large

function enlarge(figure) {
  const dialog = make("dialog", "chart-window");
  const place = make("div", "chart-place", dialog); // keeps the page as long as it is
  place.style.height = `${figure.offsetHeight}px`;
  figure.replaceWith(place);
  dialog.append(figure);
  dialog.setAttribute("aria-label", toolOf(figure, "full").textContent);
  dialog.addEventListener("close", shrink);
  dialog.showModal();
  large = figure;
  toolOf(figure, "close").focus();
  // Without it the dialog still fills the window.
  figure.requestFullscreen?.().then(() => large || document.exitFullscreen(), () => null);
}

function shrink() {
  const figure = large;
  if (!figure) return;
  large = null;
  figure.closest(".chart-place").replaceWith(figure); // the open dialog goes with its place
  toolOf(figure, "full").focus({ preventScroll: true });
  show();
}

document.addEventListener("fullscreenchange", () => document.fullscreenElement || shrink());

// Walking through: the list of steps says what follows, the chart shows the way

const panel = document.querySelector(".walk");
let trail = []; // stops, the last one is shown; empty: nobody is walking

const nameOf = (step) => document.getElementById(step).textContent;
const idOf = (entry) => entry.querySelector("[id]").id;
const bodyOf = (entry) => entry.querySelector(".step__body");

// A stop is called as its box is: a step, an outcome or another pathway; none where it ends.
function stopOf(item) {
  const link = item.querySelector(".leads > a");
  const [, file, id] = link?.getAttribute("href").match(/([^/]*)\.html#?(.*)$/) ?? [];
  const isPlain = !item.querySelector("b") && !item.matches(".is-back");
  return { item, link, isPlain, way: item.dataset.way, step: id || (file && `_pathway-${file}`) };
}

// The list says which step simply goes on to the next entry. Where nothing leads on, the way ends.
function waysFrom(entry) {
  const ways = [...bodyOf(entry).querySelectorAll(":scope > .answers > li")].map(stopOf);
  const { next, way } = entry.dataset;
  if (next || !ways.length) ways.push({ step: next, way, isPlain: true });
  return ways;
}

function walk(stops) {
  const chart = panel.closest(".chart");
  trail = stops;
  panel.hidden = !trail.length;
  toolOf(chart, "walk").setAttribute("aria-expanded", !panel.hidden);
  toolOf(chart, "back").disabled = trail.length === 1;
  mark(chart);
  if (panel.hidden) return panel.firstElementChild.replaceChildren();
  const stop = trail.at(-1);
  const place = document.getElementById(stop.step);
  panel.firstElementChild.replaceChildren(...(place?.closest(".step") ? stepWords(place.parentElement) : endWords(stop, place)));
  const title = panel.querySelector("h2");
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
  panel.scrollTop = 0;
  for (const box of chart.querySelectorAll(".is-now")) { // a high one begins in sight
    const block = box.getBoundingClientRect().height > innerHeight / 2 ? "start" : "nearest";
    box.scrollIntoView({ block, behavior: motion() });
  }
}

function stepWords(entry) {
  const words = [...bodyOf(entry).querySelectorAll(":scope > :not(.answers)")].map((each) => each.cloneNode(true));
  for (const copy of words) for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  const ways = waysFrom(entry).map((way) => make("li", "", way.step ? buttonFor(way) : panel.dataset.ends));
  return [make("h2", "", nameOf(idOf(entry))), ...words, make("ul", "walk__ways", ...ways)];
}

function endWords({ link }, place) {
  const lead = make("span", "walk__lead", `${place ? panel.dataset.ends : panel.dataset.go}: `);
  const text = place?.parentElement.querySelector("dd")?.cloneNode(true).childNodes ?? [];
  return [make("h2", "", lead, link.cloneNode(true)), make("p", "", ...text)];
}

function buttonFor(way) {
  const next = () => [make("b", "", panel.dataset.next), `: ${way.link?.textContent ?? nameOf(way.step)}`];
  const button = make("button", "walk__way", ...(way.isPlain ? next() : way.item.cloneNode(true).childNodes));
  button.type = "button";
  for (const link of button.querySelectorAll("a")) link.replaceWith(link.textContent);
  // The second click of a double one would answer a question that nobody has read.
  button.addEventListener("click", ({ detail }) => detail > 1 || walk([...trail, way]));
  return button;
}

// The same way in every layout of the chart
function mark(chart) {
  for (const box of boxesIn(chart)) {
    const step = box.dataset.step ?? box.dataset.continues;
    box.classList.toggle("is-on", trail.some((stop) => stop.step === step));
    box.classList.toggle("is-now", trail.at(-1)?.step === step);
  }
  for (const arrow of chart.querySelectorAll(".arrow")) {
    const { from, to } = arrow.dataset;
    arrow.classList.toggle("is-on", trail.some(({ step, way }, place) =>
      step === to && trail[place - 1]?.step === from && arrow.dataset.way === way));
  }
}

const start = () => walk([{ step: idOf(list) }]);

function leave(chart) {
  walk([]);
  toolOf(chart, "walk").focus();
}

const TOOLS = {
  full: enlarge, close: shrink, zoom: (chart) => chart.classList.toggle("is-whole"),
  walk: (chart) => (trail.length ? leave(chart) : start()), back: () => walk(trail.slice(0, -1)), again: start, leave,
};

// Steps or chart: one of them is in sight. A chart whose words leave their boxes, as letters or their
// spacing are other ones here, is not shown.

const FRAMES = { box__step: ".box__tab", arrow__label: ".arrow__plate" };
const whys = new Map(charts.map((chart) => [chart, chart.querySelector(".chart__why")]));

const fits = (chart) => [...chart.querySelectorAll(".box text, .arrow text")].every((text) => {
  const words = text.getBoundingClientRect();
  const frame = text.closest("g").querySelector(FRAMES[text.className.baseVal] ?? ".box__shape").getBoundingClientRect();
  return words.left > frame.left - 2 && words.right < frame.right + 2 && words.bottom < frame.bottom + 2;
});

let wanted = pathway?.matches(".pathway--branches") && matchMedia("(min-width: 768px)").matches ? "chart" : "steps";

function show() {
  for (const [chart, why] of whys) {
    if (large === chart) continue;
    const isOurs = chart.parentElement === pathway;
    chart.classList.remove("is-unfit");
    if (isOurs) pathway.dataset.shows = "chart"; // only what is in sight has a size
    const isUnfit = document.fonts.status === "loaded" && !fits(chart);
    chart.classList.toggle("is-unfit", isUnfit);
    why.textContent = isUnfit ? why.dataset.says : "";
    if (!isOurs) continue;
    pathway.dataset.shows = isUnfit ? "steps" : wanted;
    pathway.querySelector(".views").append(why);
    for (const button of pathway.querySelectorAll(".views__one")) {
      button.ariaPressed = String(button.dataset.view === pathway.dataset.shows);
      button.disabled = isUnfit && button.dataset.view === "chart";
    }
  }
}

// What a link leads to has to be in sight.
function reveal() {
  if (!list?.contains(document.getElementById(decodeURIComponent(location.hash.slice(1))))) return;
  wanted = "steps";
  show();
}

if (pathway) {
  const views = pathway.querySelector(".views");
  views.hidden = false;
  views.addEventListener("click", ({ target }) => {
    wanted = target.dataset.view ?? wanted;
    show();
    pathway.scrollIntoView({ block: "nearest" });
  });
  addEventListener("hashchange", () => {
    reveal();
    document.querySelector(":target")?.scrollIntoView();
  });
  reveal();
}
if (charts.length) {
  // As wide as its letters and what is between them: these may change at any time.
  const probe = make("span", "probe", "Words in a row");
  probe.ariaHidden = "true";
  charts[0].after(probe);
  new ResizeObserver(show).observe(probe);
  document.fonts.ready.then(show);
  document.fonts.addEventListener("loadingdone", show);
  for (const query of ["(min-width: 768px)", "(min-width: 1220px)"]) matchMedia(query).addEventListener("change", show);
}

for (const chart of charts) {
  for (const tool of chart.querySelectorAll(".chart__tools[hidden], .chart__tools > [hidden]")) tool.hidden = false;
  chart.addEventListener("keydown", follow);
  chart.addEventListener("click", (event) => {
    const tool = event.target.closest("[data-tool]");
    const link = event.target.closest("a[href]");
    if (tool) TOOLS[tool.dataset.tool](chart);
    else if (link && placeOf(link) && !hasModifier(event)) {
      shrink();
      if (list?.contains(placeOf(link))) wanted = "steps";
      show();
    }
  });
}

// The browser's Back finds no answers.
if (panel) for (const moment of ["pagehide", "pageshow"]) addEventListener(moment, () => walk([]));

// The link at a step is followed, so that the address shows, and copied too

if (list) {
  const said = make("p", "said screen-only");
  said.setAttribute("role", "status");
  list.after(said);
  list.addEventListener("click", async (event) => {
    const link = event.target.closest(".step__link");
    if (!link || hasModifier(event)) return;
    const isCopied = await navigator.clipboard?.writeText(link.href).then(() => true, () => false);
    said.textContent = isCopied ? list.dataset.copied : list.dataset.refused;
    setTimeout(() => said.replaceChildren(), 6000);
  });
}
