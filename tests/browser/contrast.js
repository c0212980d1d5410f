/* Measures the contrast of everything in sight: {what, kind, ratio} for each word or line.
   Kinds: "text" and "line" of drawings, "words" of the page around them. */
() => {
  const html = "http://www.w3.org/1999/xhtml"; // a drawing may be a document of its own
  const canvas = document.createElementNS(html, "canvas").getContext("2d", { willReadFrequently: true });

  const known = new Map();
  function rgba(css) {
    if (!known.has(css)) known.set(css, painted(css));
    return known.get(css);
  }

  function painted(css) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  const over = (top, ground, share = 1) => {
    const alpha = top[3] * share;
    return [0, 1, 2].map((i) => top[i] * alpha + ground[i] * (1 - alpha)).concat(1);
  };

  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  // Nothing changes while this runs, so that each element is asked once.
  function once(ask) {
    const answers = new Map();
    return (element) => {
      if (!answers.has(element)) answers.set(element, ask(element));
      return answers.get(element);
    };
  }

  const isForced = matchMedia("(forced-colors: active)").matches;
  const style = once((element) => getComputedStyle(element));
  // Words for screen readers alone take no more than a point.
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && element.getBoundingClientRect().width > 1;
  const isPaint = (value) => value !== "none" && rgba(value)[3] > 0;

  // How much of an element shows, with every opacity on the way up: in a drawing, up to its edge.
  const share = once((element) =>
    !element || element.matches("svg.drawing") ? 1 : style(element).opacity * share(element.parentElement));

  // What an element of the page stands on: more than one colour where there is a gradient.
  const grounds = once((element) => {
    if (!element) return [[255, 255, 255, 1]];
    // Behind words that are forced to the reader's colours lies a plate in the colour of their page,
    // over the colours of blocks and below those of parts of a line.
    const { display, forcedColorAdjust } = style(element);
    if (isForced && forcedColorAdjust !== "none" && display !== "inline") return [rgba("Canvas")];
    const { backgroundColor, backgroundImage } = style(element);
    const lights = (backgroundImage.match(/(?:rgba?|color|oklab)\([^)]*\)/g) || []).map(rgba);
    const colour = rgba(backgroundColor);
    const below = colour[3] === 1 ? [colour] : grounds(element.parentElement).map((each) => over(colour, each));
    return [...below, ...lights.flatMap((light) => below.map((each) => over(light, each)))];
  });

  // What a part of a drawing stands on: shapes from the inmost to the page, the first that is filled.
  const ground = once((element) => {
    const svg = element.closest("svg.drawing");
    const shapes = [];
    const plate = element.closest(".arrow")?.querySelector(".arrow__plate");
    if (plate && element.closest(".arrow__label")) shapes.push(plate);
    const tab = element.closest(".box__step")?.parentElement.querySelector(":scope > .box__tab");
    if (tab) shapes.push(tab);
    const band = element.closest(".lane__title, .lane__mark")?.parentElement.querySelector(":scope > .lane__band");
    if (band) shapes.push(band);
    for (let box = element.closest(".box"); box; box = box.parentElement.closest(".box"))
      shapes.push(box.querySelector(":scope > .box__shape, :scope > .box__link > .box__shape"));
    shapes.push(element.closest(".lane")?.querySelector(":scope > .lane__frame"));
    shapes.push(svg.querySelector(":scope > .drawing__page"));
    const page = svg.parentElement ? grounds(svg.parentElement)[0] : [255, 255, 255, 1];
    const own = shapes.indexOf(element);
    const below = shapes.slice(own + 1).filter((shape) => shape && isPaint(style(shape).fill));
    return below.reduceRight(
      (colour, shape) => over(rgba(style(shape).fill), colour, share(shape) * style(shape).fillOpacity),
      page);
  });

  const what = (element) => {
    const owner = element.closest("[data-step], [data-continues], [data-from], .lane") || element;
    const { step, continues, from, to, lane } = owner.dataset;
    return `${element.getAttribute("class")} of ${step || continues || (from ? `${from}>${to}` : lane)}`;
  };

  function words(svg) {
    const walker = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (!text || !element.closest("text") || style(element).visibility === "hidden") continue;
      const on = ground(element);
      const ink = over(rgba(style(element).fill), on, share(element) * style(element).fillOpacity);
      found.push({ what: text, kind: "text", ratio: ratio(ink, on) });
    }
    return found;
  }

  function lines(svg) {
    const found = [];
    const compare = (element, paint, on, side) => {
      if (!isPaint(paint) || style(element).visibility === "hidden") return;
      const ink = over(rgba(paint), on, share(element));
      found.push({ what: `${what(element)}, ${side}`, kind: "line", ratio: ratio(ink, on) });
    };
    const filled = ".box__tab, .lane__band, .arrow__notch, :is(.box--outcome, .box--pathway) .box__shape";
    const solids = new Set([...svg.querySelectorAll(filled)].map((each) => style(each).fill));
    for (const shape of svg.querySelectorAll(".box__shape, .arrow__plate, .lane__mark")) {
      const outside = ground(shape);
      const { fill, stroke } = style(shape);
      // A frame in the solid of a hue adorns words that say what it is; solids may be too bright.
      if (shape.matches(".box__shape") && solids.has(stroke)) continue;
      compare(shape, stroke, outside, "outside");
      // A shape that is filled in the colour of its line shows as a whole.
      if (fill !== stroke) compare(shape, stroke, isPaint(fill) ? over(rgba(fill), outside, share(shape)) : outside, "inside");
    }
    for (const line of svg.querySelectorAll(".arrow__line"))
      compare(line, style(line).stroke, ground(line), "on its ground");
    for (const area of svg.querySelectorAll(".arrow__head"))
      compare(area, style(area).fill, ground(area), "on its ground");
    return found;
  }

  function around() {
    const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
    const found = [];
    const say = (element, text, colour) => {
      for (const on of grounds(element)) {
        const ink = over(rgba(colour), on, share(element));
        found.push({ what: text, kind: "words", ratio: ratio(ink, on) });
      }
    };
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (text && !element.closest("svg, script, style, noscript") && seen(element))
        say(element, text, style(element).color);
    }
    for (const field of document.querySelectorAll("input[placeholder]"))
      if (seen(field) && !field.value) say(field, `placeholder ${field.placeholder}`, getComputedStyle(field, "::placeholder").color);
    return found;
  }

  document.getAnimations().forEach((each) => each.finish());
  const drawings = [...document.querySelectorAll("svg.drawing")].filter((svg) => svg.getBoundingClientRect().width > 0);
  return [...drawings.flatMap(words), ...drawings.flatMap(lines), ...around()];
}
