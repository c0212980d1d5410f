// Answers what is typed into the search box. It works in the page itself, so a site that was opened
// from a folder is searched too; the page loads this file when somebody goes to the box.
// Letters are compared without case and accents, numbers without what stands between their digits,
// words in quotes as they stand; no sign means anything else.
{
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ς: "σ" };
  const BETWEEN_DIGITS = "\\s().+/\\-\\u2010-\\u2015\\u2212";
  const NUMBER = new RegExp(`\\d(?:[${BETWEEN_DIGITS}]{0,3}\\d)*`, "g");
  const IS_NUMBER = new RegExp(`^[+(]*\\d[\\d${BETWEEN_DIGITS}]*[,;:!?]*$`);
  const SHORTEST_NUMBER = 4; // digits; fewer are looked up as words
  const WHOLE_NUMBER = 7; // digits that are enough to dial, without the codes before them
  const TEASER = 180; // letters

  // Letters as they are compared

  const plain = (letter) => {
    const small = letter.toLowerCase();
    return LETTERS[small]
      ?? small.normalize("NFKD").replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, "").toLowerCase();
  };

  // The text in plain letters, and for each of them where its own letter stands in the text.
  const fold = (text) => {
    let folded = "";
    const from = [];
    let at = 0;
    for (const letter of text) {
      for (const unit of plain(letter).split("")) {
        folded += unit;
        from.push(at);
      }
      at += letter.length;
    }
    from.push(text.length);
    return { folded, from };
  };

  const found = (pattern, { folded, from }) => [...folded.matchAll(pattern)].map((match) => ({
    text: match[0],
    start: from[match.index],
    end: from[match.index + match[0].length],
  }));
  const wordsOf = (folded) => folded.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const digitsOf = (text) => text.replace(/\D/g, "");

  // What is searched: the index holds markup, of which the words count

  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const unescaped = (markup) => markup
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");

  const read = (entry, page) => {
    const title = unescaped(entry.title);
    const text = unescaped(entry.text);
    const folding = fold(`${title}\n${text}`);
    const words = found(/[\p{L}\p{M}\p{N}]+/gu, folding);
    return {
      location: entry.location,
      page,
      title,
      text,
      weight: entry.boost ?? 1,
      words,
      inTitle: words.filter((word) => word.end <= title.length).length,
      // "at-risk" is found as "atrisk" too
      joined: found(/[\p{L}\p{N}]+(?:[-'’\u2010][\p{L}\p{N}]+)+/gu, folding)
        .map((word) => ({ ...word, text: wordsOf(word.text).join("") })),
      numbers: found(NUMBER, folding)
        .map((number) => ({ ...number, text: digitsOf(number.text) }))
        .filter((number) => number.text.length >= SHORTEST_NUMBER),
    };
  };

  // What is asked for: words, numbers, and phrases in quotes

  const parse = (query) => {
    const folded = fold(query).folded.replace(/[“”„‟«»]/g, '"');
    const terms = [];
    let number = [];
    const endNumber = () => {
      const digits = digitsOf(number.join(""));
      if (digits.length >= SHORTEST_NUMBER) terms.push({ digits, words: wordsOf(number.join(" ")) });
      else terms.push(...wordsOf(number.join(" ")).map((word) => ({ word })));
      number = [];
    };
    for (const [, phrase, end, bare] of folded.matchAll(/"([^"]*)("?)|([^\s"]+)/g)) {
      if (bare !== undefined && IS_NUMBER.test(bare)) {
        number.push(bare);
        continue;
      }
      endNumber();
      if (bare !== undefined) {
        terms.push(...wordsOf(bare).map((word) => ({ word })));
      } else if (IS_NUMBER.test(phrase)) {
        number.push(phrase);
        endNumber();
      } else if (wordsOf(phrase).length) {
        terms.push({ phrase: wordsOf(phrase), isWhole: end === '"' });
      }
    }
    endNumber();
    if (terms.length) terms.at(-1).isOpen = true; // its end may still be typed
    return { terms, sequence: { phrase: wordsOf(folded), isWhole: false } };
  };

  // Where a term stands in an entry: places, each with how well it fits, from 0 to 1

  const likeness = (word, asked, isOpen) => {
    if (word === asked) return 1;
    if (word.startsWith(asked) && (isOpen || asked.length > 2)) return 0.6 + (0.3 * asked.length) / word.length;
    let same = 0;
    while (same < word.length && word[same] === asked[same]) same += 1;
    const ends = [word.length - same, asked.length - same]; // such as "s", "ing" and "ed"
    const isStem = same >= 4 && Math.max(...ends) <= 3 && (ends[0] <= 1 || same >= 0.6 * word.length);
    return isStem ? 0.4 : 0;
  };

  const wordPlaces = (entry, asked, isOpen) => [
    ...entry.words.map((word) => ({ ...word, fit: likeness(word.text, asked, isOpen) })),
    ...entry.joined.map((word) => ({ ...word, fit: word.text === asked ? 0.9 : 0 })),
  ].filter((place) => place.fit > 0);

  const phrasePlaces = ({ words }, { phrase, isWhole }) => {
    const last = phrase.length - 1;
    const places = [];
    for (let at = 0; at + last < words.length; at += 1) {
      const fits = phrase.every((word, n) => (
        n < last || isWhole ? words[at + n].text === word : words[at + n].text.startsWith(word)));
      if (fits) places.push({ start: words[at].start, end: words[at + last].end, fit: 1, at });
    }
    return places;
  };

  const numberPlaces = (entry, { digits, words }) => {
    const local = digits.replace(/^0+/, "");
    const places = entry.numbers.filter(({ text }) => (
      text.includes(digits)
      || (local.length >= WHOLE_NUMBER && text.includes(local))
      || (text.length >= WHOLE_NUMBER && digits.endsWith(text))));
    if (places.length) return places.map((place) => ({ ...place, fit: 1 }));
    const parts = words.map((word) => wordPlaces(entry, word));
    return parts.every((part) => part.length) ? parts.flat().map((place) => ({ ...place, fit: 0.3 })) : [];
  };

  const placesOf = (entry, term) => {
    if (term.digits) return numberPlaces(entry, term);
    return term.phrase ? phrasePlaces(entry, term) : wordPlaces(entry, term.word, term.isOpen);
  };

  // How well an entry fits: rare words count more, all of them together most; then titles, and the
  // words side by side as they were typed
  const rate = (entry, places, rarity, sequence) => {
    const share = rarity.reduce((sum, each, n) => sum + (places[n].length ? each : 0), 0)
      / rarity.reduce((sum, each) => sum + each, 0);
    const fit = places.reduce((sum, each, n) => (
      sum + rarity[n] * (Math.max(0, ...each.map((place) => place.fit)) + 0.1 * Math.min(each.length, 4))), 0);
    const together = phrasePlaces(entry, sequence);
    const isInTitle = together.some(({ at }) => at + sequence.phrase.length <= entry.inTitle);
    let bonus = 1;
    if (isInTitle) bonus = 2 + (6 * sequence.phrase.length) / entry.inTitle + (entry.page === entry ? 2 : 0);
    else if (together.length && sequence.phrase.length > 1) bonus = 2;
    return fit * share * share * bonus * entry.weight;
  };

  // What is shown: plain text with its found places marked

  const marked = (text, start, end, places) => {
    const inside = places
      .filter((place) => place.start < end && place.end > start)
      .sort((one, other) => one.start - other.start);
    let shown = "";
    let at = start;
    for (const place of inside) {
      if (place.end <= at) continue;
      const from = Math.max(at, place.start);
      const to = Math.min(end, place.end);
      shown += `${escaped(text.slice(at, from))}<mark data-md-highlight>${escaped(text.slice(from, to))}</mark>`;
      at = to;
    }
    return shown + escaped(text.slice(at, end));
  };

  const teaser = (text, places) => {
    const first = Math.min(text.length, ...places.map((place) => place.start));
    let start = first < TEASER / 2 || first === text.length ? 0 : first - TEASER / 3;
    if (start > 0) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + TEASER);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + TEASER / 2);
    return `${start ? "… " : ""}${marked(text, start, end, places)}${end < text.length ? " …" : ""}`;
  };

  const item = ({ entry, places, score }, names) => {
    const all = places.flat();
    const offset = entry.title.length + 1;
    const inText = all.map((place) => ({ start: place.start - offset, end: place.end - offset }));
    return {
      location: entry.location,
      title: marked(entry.title, 0, entry.title.length, all),
      text: entry.text && `<p>${teaser(entry.text, inText.filter((place) => place.end > 0))}</p>`,
      score,
      terms: Object.fromEntries(names.map((name, n) => [name, places[n].length > 0])),
    };
  };

  // Sections stand below their page; those that fit nearly as well as the best one are open.
  const grouped = (results, names) => {
    const groups = new Map();
    for (const result of results) {
      groups.set(result.entry.page, [...(groups.get(result.entry.page) ?? []), result]);
    }
    return [...groups].map(([page, members]) => {
      const best = members[0].score;
      const items = members.map((each) => item({ ...each, score: each.score >= best / 2 ? best : each.score }, names));
      if (!members.some((each) => each.entry === page)) {
        items.push({ location: page.location, title: escaped(page.title), text: "", score: 0, terms: {} });
      }
      return items;
    });
  };

  const prepare = (docs) => {
    const pages = new Map();
    return docs.map((doc) => {
      const [path] = doc.location.split("#");
      const entry = read(doc, pages.get(path));
      if (!pages.has(path)) pages.set(path, entry);
      entry.page ??= entry;
      return entry;
    });
  };

  const search = (entries, query) => {
    const { terms, sequence } = parse(query);
    if (!terms.length) return [];
    const names = terms.map((term) => term.word ?? term.digits ?? term.phrase.join(" "));
    const found = entries.map((entry) => ({ entry, places: terms.map((term) => placesOf(entry, term)) }));
    const rarity = terms.map((_, n) => (
      Math.log(1 + entries.length / (1 + found.filter(({ places }) => places[n].length).length))));
    const results = found
      .filter(({ places }) => places.some((each) => each.length))
      .filter(({ places }) => terms.every((term, n) => !term.phrase || places[n].length))
      .map((each) => ({ ...each, score: rate(each.entry, each.places, rarity, sequence) }))
      .sort((one, other) => other.score - one.score);
    const isWhole = ({ places }) => places.every((each) => each.length);
    // What a page only repeats is of use when nothing else says it.
    const isSaid = results.some((each) => isWhole(each) && each.entry.weight >= 1);
    return grouped(results.filter(({ entry }) => !isSaid || entry.weight >= 1), names);
  };

  // What is shown: an entry for each page, its sections below it; those that fit less are folded away

  const root = new URL("../../", document.currentScript.src);
  const box = document.querySelector(".md-search-result");
  const status = box.querySelector(".md-search-result__meta");
  const shown = box.querySelector(".md-search-result__list");
  const input = document.querySelector(".md-search__input");
  const counted = (count, one, other) => (count === 1 ? one : other.replace("#", count));

  const quoted = (text) => escaped(text).replaceAll('"', "&quot;");

  const link = ({ location, title, text, terms }, name, isTold) => {
    const missing = Object.keys(terms).filter((term) => !terms[term]).map((term) => `<del>${escaped(term)}</del>`);
    const lacks = isTold && missing.length ? `<p class="md-search-result__terms">${box.dataset.missing}: ${missing.join(" ")}</p>` : "";
    return `<a class="md-search-result__link" href="${quoted(new URL(location, root).href)}"><article class="md-search-result__article md-typeset">`
      + `<${name}>${title}</${name}>${isTold ? text : ""}${lacks}</article></a>`;
  };

  const group = (items) => {
    const best = items[0].score;
    const page = items.find(({ location }) => !location.includes("#"));
    const sections = items.filter((each) => each !== page);
    const open = sections.filter(({ score }) => score >= best);
    const more = sections.filter(({ score }) => score < best);
    const shownBelow = (each) => link(each, "h2", true);
    const { moreOne, moreOther } = box.dataset;
    const folded = more.length
      ? `<details class="md-search-result__more"><summary><div>${counted(more.length, moreOne, moreOther)}</div></summary>${more.map(shownBelow).join("")}</details>`
      : "";
    return `<li class="md-search-result__item">${link(page, "h1", page === items[0] && !open.length)}${open.map(shownBelow).join("")}${folded}</li>`;
  };

  let entries = null;

  const answer = () => {
    if (!entries) return;
    const found = search(entries, input.value);
    const { none, one, other, start } = box.dataset;
    shown.innerHTML = found.map(group).join("");
    if (!input.value.trim()) status.textContent = start;
    else status.textContent = found.length ? counted(found.length, one, other) : none;
  };

  input.addEventListener("input", answer);
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.form.addEventListener("reset", () => setTimeout(answer));
  const index = document.createElement("script");
  index.src = new URL("search/search_index.js", root).href;
  index.addEventListener("load", () => {
    entries = prepare(globalThis.__index.docs);
    answer();
  });
  document.head.append(index);
}
