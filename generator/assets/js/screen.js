// The questionnaire. Answers stand in the page's own controls and nowhere else: nothing is stored,
// fetched or sent, and the address stays as it is. The rules are tables in the page; this script
// knows how a table is read, and no rule.
const root = document.documentElement;
root.classList.add("is-asking"); // before the page is drawn, so that the plain one does not flash

const SHIFTS = 3; // presses of Shift that leave
const WITHIN = 5000; // ms that they may take

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const view = (name) => document.querySelector(`[data-view="${name}"]`);
const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);

// Reading tables. Answers are a list: for each item the number of its answer, or -1: not known.

// The sums that the weights of what is answered can still add up to. Tables know themselves what is
// not asked; elsewhere `asked` says of each item whether it is: what is not adds nothing.
function sumsOf({ items, weights }, answers, asked = []) {
  let sums = new Set([0]);
  items.forEach((item, place) => {
    const known = answers[item] >= 0 ? [weights[place][answers[item]]] : weights[place];
    const added = { "not met": [0], open: [...known, 0] }[asked[item]] ?? known;
    sums = new Set([...sums].flatMap((sum) => added.map((more) => sum + more)));
  });
  return [...sums];
}

const isWithin = (low, high) => (sum) => sum >= low && (high === null || sum <= high);

// Met, not met, or open: as all of these agree, or do not.
function agreed(truths) {
  if (truths.every(Boolean)) return "met";
  return truths.some(Boolean) ? "open" : "not met";
}

// What a rule reads: the cells of its table that the answers can still lead to.
function readRule({ dimensions, cells }, answers) {
  let places = [0];
  for (const dimension of dimensions) {
    const sums = sumsOf(dimension, answers);
    const reached = [...dimension.ranges.keys()].filter((n) => sums.some(isWithin(...dimension.ranges[n])));
    places = places.flatMap((place) => reached.map((n) => place * dimension.ranges.length + n));
  }
  return agreed(places.map((place) => cells[place] === "1"));
}

const readSum = (sum, answers, asked) => agreed(sumsOf(sum, answers, asked).map(isWithin(sum.low, sum.high)));

// Of several readings the one that counts
function strongest(truths) {
  return ["met", "open"].find((each) => truths.includes(each)) ?? "not met";
}

// What was answered

let tables = []; // one for each screening, as the page holds them

const everyQuestion = (section) => all(".question", all(".asked")[section]);
const questions = () => all(".question:not([hidden])");
const entryOf = (question) => question.querySelector("[data-ends]");
const numberIn = ({ value, dataset }) => {
  const written = value.trim().replace("\u2212", "-").replace(",", ".");
  const found = written.match(/^-?[0-9]+(?:\.([0-9]+))?$/);
  const isFine = found && (found[1] ?? "").length <= dataset.decimals;
  return isFine ? Math.round(Number(written) * 10 ** dataset.decimals) : NaN;
};
const rangeOf = (entry) => JSON.parse(entry.dataset.ends).findIndex(([low, high]) => numberIn(entry) >= low && numberIn(entry) <= high);
const isWrong = (entry) => Boolean(entry?.value.trim()) && rangeOf(entry) < 0;

// What a question is answered with: the value of a choice, or the number entered. Undefined: nothing.
function answerTo(question) {
  const entry = entryOf(question);
  return question.querySelector("input:checked")?.value ?? (entry && rangeOf(entry) >= 0 ? entry.value.trim() : undefined);
}

// The number of an answer among those of the item
function placeOf(question, answers) {
  const entry = entryOf(question);
  return entry ? rangeOf(entry) : answers.indexOf(answerTo(question));
}

const answersIn = (section) => everyQuestion(section).map((each, n) => placeOf(each, tables[section].answers[n]));

// Of each item whether it is asked: met, not met, or open
const askedIn = (section, answers) => tables[section].asked.map((table) => (table ? readRule(table, answers) : "met"));
const ticked = () => all(".choice input:checked");
const verdicts = () => tables.map(({ rules }, section) => rules.map((rule) => readRule(rule, answersIn(section))));
const overall = () => strongest(verdicts().flat());
const nameOf = (question, part) => `${question.closest(".group").dataset.title}: ${question.querySelector(part).textContent}`;
const gaps = () => questions().filter((question) => !answerTo(question));

// Shows what is asked. Where that hangs on an answer that is not known, it is; else it waits for it.
function askOn() {
  tables.forEach(({ asked }, section) => {
    const found = everyQuestion(section);
    const truths = askedIn(section, answersIn(section));
    asked.forEach((table, n) => {
      const above = table?.dimensions.flatMap(({ items }) => items) ?? [];
      const waits = truths[n] === "open" && above.some((item) => !found[item].hidden && !answerTo(found[item]));
      found[n].hidden = truths[n] === "not met" || waits;
    });
  });
  for (const group of all(".asked .group")) group.hidden = !group.querySelector(".question:not([hidden])");
}

// Views

function show(name, focus) {
  for (const each of all("[data-view]")) each.hidden = each !== view(name);
  document.querySelector("[data-notes]").hidden = name === "result";
  byId("_title").classList.toggle("hidden-text", name !== first()); // the page keeps its heading
  update();
  focus?.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}

const first = () => document.querySelector("main").dataset.first;
const titleOf = (name) => (name === first() ? byId("_title") : view(name).querySelector("h2"));

function open(name) {
  show(name, titleOf(name));
  if (name === "items" && isOne()) turnTo(0);
}

function verdict(place, truth) {
  place.textContent = document.querySelector("[data-words]").dataset[dataName(truth)];
  place.dataset.verdict = truth;
}

const dataName = (truth) => (truth === "not met" ? "notMet" : truth);

// Updates questions and bar.
function update() {
  askOn();
  const count = byId("_count");
  if (!count) return;
  const { pattern, one } = count.dataset;
  const found = questions();
  count.textContent = isOne()
    ? filled(one, { n: current + 1, all: found.length })
    : filled(pattern, { n: found.length - gaps().length, all: found.length });
  verdict(byId("_so-far"), overall());
  view("items").classList.toggle("is-decided", overall() !== "open");
  if (!byId("_gaps").hidden) listGaps();
}

// One question at a time

let current = 0; // the question shown

const isOne = () => view("items")?.classList.contains("is-one");

function turnTo(place) {
  const found = questions();
  current = Math.max(0, Math.min(place, found.length - 1));
  found.forEach((each, n) => each.classList.toggle("is-current", n === current));
  for (const each of all(".group, .asked", view("items"))) each.classList.toggle("is-current", Boolean(each.querySelector(".question.is-current")));
  view("items").classList.toggle("is-last", current === found.length - 1);
  update();
  ask(found[current]);
}

// Leads to a question: its words are read out, then the answers.
function ask(question) {
  question.querySelector("legend").focus({ preventScroll: true });
  question.scrollIntoView({ block: isOne() ? "center" : "nearest", behavior: "instant" });
}

function setMode(isSingle) {
  const items = view("items");
  items?.classList.toggle("is-one", isSingle);
  items?.querySelector("[data-does=mode]").setAttribute("aria-pressed", String(isSingle));
}

function mode() {
  setMode(!isOne());
  const unanswered = questions().indexOf(gaps()[0]);
  if (isOne()) turnTo(Math.max(0, unanswered));
  else update();
}

const previous = () => (current ? turnTo(current - 1) : view("situations") && open("situations"));
const following = () => turnTo(current + 1);

// From situations to a result, or on to the questions

function complain(isWrong) {
  const place = byId("_nothing-ticked");
  place.textContent = isWrong ? place.dataset.says : "";
  if (isWrong) document.querySelector(".choice input").focus();
}

function go() {
  complain(!ticked().length);
  if (ticked().length) showResult(ticked().map(({ value }) => `pathway-${value}`));
}

function none() {
  for (const each of ticked()) each.checked = false;
  complain(false);
  open("items");
}

// Questions without an answer, each with a link to it

function linkTo(question) {
  const link = document.createElement("a");
  const entry = document.createElement("li");
  link.href = "#";
  link.textContent = nameOf(question, "legend");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (view("items").hidden) open("items");
    if (isOne()) turnTo(questions().indexOf(question));
    else ask(question);
  });
  entry.append(link);
  return entry;
}

function listGaps() {
  byId("_gaps").querySelector("ul").replaceChildren(...gaps().map(linkTo));
  byId("_gaps").hidden = !gaps().length;
}

// The result, unless a question without an answer could still change it
function result() {
  if (overall() === "met" || !gaps().length) return asIs();
  byId("_gaps").hidden = false;
  listGaps();
  byId("_gaps").focus({ preventScroll: true });
  return byId("_gaps").scrollIntoView({ block: "nearest", behavior: "instant" });
}

function asIs() {
  byId("_gaps").hidden = true;
  const found = verdicts();
  tables.forEach(({ rules }, section) => readings(section, rules, found[section]));
  const parts = all(".readings .reading").filter((each) => each.dataset.verdict === "met").map((each) => each.dataset.shows);
  showResult(parts, strongest(found.flat()));
}

// What is shown of each rule of a screening, in the order of the rules
function entriesOf(section, rules) {
  const place = document.querySelector(`[data-readings="${section}"]`);
  return rules.map(({ id }) => place.querySelector(`[data-rule="${id}"]`));
}

// Fills in what the rules of a screening read, and why; what is met stands first.
function readings(section, rules, truths) {
  const place = document.querySelector(`[data-readings="${section}"]`);
  const answers = answersIn(section);
  const asked = askedIn(section, answers);
  for (const score of all(".score", place)) explain(score, tables[section].sums[score.dataset.sum], answers, asked);
  const entries = entriesOf(section, rules);
  entries.forEach((entry, n) => {
    entry.dataset.verdict = truths[n];
    verdict(entry.querySelector(".verdict"), truths[n]);
    for (const reason of all("[data-sum]", entry)) explain(reason, tables[section].sums[reason.dataset.sum], answers, asked);
  });
  const order = ["met", "open", "not met"].flatMap((truth) => entries.filter((each) => each.dataset.verdict === truth));
  place.querySelector(".readings__list").append(...order);
  const undecided = rules.filter((rule, n) => truths[n] === "open").flatMap(({ dimensions }) => dimensions.flatMap(({ items }) => items));
  const could = everyQuestion(section).filter((question, n) => undecided.includes(n) && answers[n] < 0 && !question.hidden);
  const list = place.querySelector(".could");
  list.hidden = !could.length;
  list.querySelector("ul").replaceChildren(...could.map(linkTo));
}

// Says what of a sum holds, and what that comes to.
function explain(reason, sum, answers, asked) {
  const says = document.querySelector("[data-words]").dataset;
  const there = sum.items.filter((item) => asked[item] !== "not met");
  const given = there.map((item) => answers[item]);
  const unknown = given.filter((each) => each < 0).length;
  const points = sumsOf(sum, answers, asked);
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const parts = {
    count: [filled(says.tally, { n: given.filter((each) => each === 1).length, all: given.length })],
    score: [`${says.score}: ${least}`],
    item: there.length ? [] : [says.notAsked],
  }[reason.dataset.kind];
  if (unknown && reason.dataset.kind === "count") parts.push(filled(says.unknown, { n: unknown }));
  if (most > least && reason.dataset.kind === "score") parts.push(filled(says.canBe, { n: most }));
  reason.querySelector(".reason__tally").textContent = parts.join(", ");
  const place = reason.querySelector(".verdict");
  if (place) verdict(place, readSum(sum, answers, asked));
}

// What an answer leads to has a band of its own.
function showResult(parts, truth) {
  const heading = byId("_result");
  const none = !parts.length;
  heading.textContent = none ? heading.dataset[dataName(truth)] : "";
  heading.parentElement.hidden = !none;
  for (const each of all("[data-readings], [data-why]")) each.hidden = !truth;
  for (const each of all("[data-part]")) each.hidden = !parts.includes(each.dataset.part);
  document.querySelector("[data-below]").hidden = truth !== "not met";
  document.querySelector("[data-undecided]").hidden = truth !== "open";
  view("result").dataset.asked = truth ? "items" : "situations";
  listAnswers(truth);
  show("result", none ? heading : document.querySelector("[data-part]:not([hidden]) h2"));
}

// An answer in words, with the unit of a number
function saidOf(question) {
  const picked = question.querySelector("input:checked + span")?.textContent;
  const number = entryOf(question) && answerTo(question);
  return picked ?? (number && [number, question.querySelector(".entry__unit")?.textContent].filter(Boolean).join(" "));
}

// What was answered, for whoever prints it
function listAnswers(truth) {
  const list = byId("_given").querySelector("dl");
  const pairs = truth
    ? questions().map((each) => [nameOf(each, ".question__text"), saidOf(each) ?? list.dataset.none])
    : ticked().map((each) => [each.closest(".choice").textContent.trim(), list.dataset.ticked]);
  list.replaceChildren(...pairs.map(([asked, given]) => {
    const [row, term, value] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    [term.textContent, value.textContent] = [asked, given];
    row.append(term, value);
    return row;
  }));
  byId("_given").hidden = false;
}

const change = () => open(view("result").dataset.asked);
const withAnswers = () => root.classList.toggle("prints-answers", byId("_with-answers").checked);

// Beginning anew, and leaving

// Takes back all answers, and every trace of them in the page.
function clear() {
  for (const each of all("input")) each.checked = false;
  for (const each of all("[data-ends]")) [each.value, each.ariaInvalid] = ["", null];
  for (const each of all(".gaps ul, .could ul, #_given dl")) each.replaceChildren();
  for (const each of all(".reason__tally, .verdict, #_result, #_nothing-ticked")) each.textContent = "";
  for (const each of all("[data-verdict]")) delete each.dataset.verdict;
  for (const each of all(".is-current")) each.classList.remove("is-current");
  tables.forEach(({ rules }, section) => {
    const entries = entriesOf(section, rules);
    entries[0].parentElement.append(...entries); // as they came, not as they were read
  });
  for (const each of all("[data-part], [data-readings], [data-why], [data-band], #_gaps, #_given, [data-below], [data-undecided], .could")) each.hidden = true;
  document.querySelector("[data-notes]").open = false;
  delete view("result").dataset.asked;
  current = 0;
  setMode(false);
  uncover();
  withAnswers();
  show(first());
}

function again() {
  clear();
  titleOf(first()).focus({ preventScroll: true });
}

// Out of sight nothing is seen. Who comes back may be another, and asks to see it again.
let wasFocused;
const isCovered = () => root.classList.contains("is-covered");

function cover() {
  if (document.hidden && isUsed && !isCovered()) {
    wasFocused = document.activeElement;
    root.classList.add("is-covered");
  }
  const place = byId("_cover");
  place.hidden = document.hidden || !isCovered();
  if (!place.hidden) place.firstChild.focus();
}

function uncover() {
  if (!isCovered()) return;
  root.classList.remove("is-covered");
  byId("_cover").hidden = true;
  wasFocused.focus({ preventScroll: true });
}

function leave() {
  root.classList.add("is-leaving"); // covers the page at once
  clear();
  location.replace(byId("_leave").href); // the browser's Back does not lead here
}

let isUsed = false; // since the page was shown
let presses = []; // when Shift was pressed and nothing else with it
let isAlone = false;

function onKeyDown({ key, repeat, target }) {
  isUsed = true;
  isAlone = key === "Shift" && (isAlone || !repeat);
  if (key === "Enter" && isOne() && target.matches(".question input")) following();
}

function onKeyUp({ key, timeStamp }) {
  if (key !== "Shift" || !isAlone) return;
  isAlone = false;
  presses = [...presses.filter((each) => timeStamp - each < WITHIN), timeStamp];
  if (presses.length >= SHIFTS) leave();
}

// Nothing that is gone to, or in focus, lies behind the bars that stay in sight.
function makeRoom() {
  const [above, below] = [".top", ".bar"].map((name) => document.querySelector(name)).map((bar) => (
    bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight + 8 : 0));
  root.style.scrollPaddingBlock = `${above}px ${below}px`;
}

// Listening

const DOES = {
  go, none, mode, previous, following, result, asIs, change, again, leave, uncover,
  situations: () => open("situations"), print: () => window.print(),
};

document.addEventListener("DOMContentLoaded", () => {
  tables = JSON.parse(byId("_tables").textContent);
  document.addEventListener("click", (event) => {
    [isUsed, isAlone] = [true, false];
    const pressed = event.target.closest("[data-does], #_leave");
    if (!pressed) return;
    event.preventDefault();
    DOES[pressed.dataset.does ?? "leave"]();
  });
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-ends]")) return;
    const known = target.closest(".question").querySelector("[type=radio]");
    if (target.value) known.checked = false;
    if (!isWrong(target)) target.ariaInvalid = null;
    update();
  });
  document.addEventListener("change", ({ target }) => {
    if (target.matches(".choice input")) complain(false);
    const question = target.closest(".question");
    const entry = question && entryOf(question);
    if (entry && entry !== target) entry.value = "";
    if (entry) entry.ariaInvalid = isWrong(entry) ? "true" : null;
    withAnswers();
    update();
  });
  document.addEventListener("visibilitychange", cover);
  document.addEventListener("keydown", onKeyDown);
  document.addEventListener("keyup", onKeyUp);
  const watch = new ResizeObserver(makeRoom);
  for (const bar of all(".top, .bar")) watch.observe(bar);
  clear();
});

// A page that was left, or comes back from the browser's memory, holds no answers. Browsers fill in
// again ahead of the second.
addEventListener("pagehide", clear);
addEventListener("pageshow", ({ persisted }) => {
  root.classList.remove("is-leaving");
  if (persisted || !isUsed) clear();
});
