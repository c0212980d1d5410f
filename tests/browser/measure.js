/* Measures every drawing that is in sight. All lengths are in the drawing's own units, which are
   px of the screen before the browser scales the drawing: `scale` says by how much. */
() => {
  const STEP = 3; // from one point of an arrow's line to the next
  const [ABOVE, BELOW] = [0.72, 0.24]; // reach of letters from their base line, in text sizes

  const own = (box) =>
    box.querySelector(":scope > .box__shape, :scope > .box__link > .box__shape");

  function shapeOf(line) {
    const arrow = line.closest(".arrow");
    if (arrow) return arrow.querySelector(".arrow__plate");
    const box = line.closest(".box");
    if (box) return own(box);
    const lane = line.closest(".lane");
    return lane && lane.querySelector(":scope > .lane__frame");
  }

  function measured(svg) {
    const inverse = svg.getScreenCTM().inverse();
    const view = svg.viewBox.baseVal;
    const names = new Map();
    const rect = (element) => {
      const seen = element.getBoundingClientRect();
      const from = new DOMPoint(seen.left, seen.top).matrixTransform(inverse);
      const to = new DOMPoint(seen.right, seen.bottom).matrixTransform(inverse);
      return [from.x, from.y, to.x, to.y];
    };
    const bare = (shape) => {
      const box = shape.getBBox();
      return [box.x, box.y, box.x + box.width, box.y + box.height];
    };
    const boxes = [...svg.querySelectorAll(".box")].map((box) => {
      const name = `${box.dataset.step || box.dataset.continues}`;
      names.set(own(box), name);
      const parent = box.parentElement.closest(".box");
      return { name, rect: bare(own(box)), parent: parent ? parent.dataset.step : null,
               lane: box.closest(".lane").dataset.lane };
    });
    const plates = [...svg.querySelectorAll(".arrow__plate")].map((plate) => {
      const name = `plate of ${plate.parentElement.getAttribute("aria-label")}`;
      names.set(plate, name);
      return { name, rect: bare(plate), parent: null };
    });
    const frames = [...svg.querySelectorAll(".lane__frame")].map((frame) => {
      names.set(frame, `lane ${frame.parentElement.dataset.lane}`);
      return { name: names.get(frame), rect: bare(frame), parent: null };
    });
    const placed = [...svg.querySelectorAll("text tspan")].filter((e) => e.y.baseVal.numberOfItems);
    const lines = placed.map((line) => {
      const size = parseFloat(getComputedStyle(line).fontSize);
      const base = line.y.baseVal[0].value;
      const [left, , right] = rect(line);
      const below = /^\d+$/.test(line.textContent.trim()) ? 0.02 : BELOW; // no figure hangs down
      const letters = [left, base - ABOVE * size, right, base + below * size];
      const shape = shapeOf(line);
      const corners = [0, 2].flatMap((x) => [1, 3].map((y) => [letters[x], letters[y]]));
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const runs = [];
      while (walker.nextNode()) {
        const weight = getComputedStyle(walker.currentNode.parentElement).fontWeight;
        runs.push([walker.currentNode.data, weight >= 600 ? "bold" : "regular"]);
      }
      return {
        words: line.textContent, isInTab: line.closest(".box__step") !== null, size, rect: letters, runs,
        width: line.getComputedTextLength(),
        family: getComputedStyle(line).fontFamily,
        holder: shape ? names.get(shape) : "drawing",
        isInside: !shape || corners.every(([x, y]) => shape.isPointInFill(new DOMPoint(x, y))),
      };
    });
    const routes = [...svg.querySelectorAll(".arrow__line, .arrow__head")].map((path) => {
      const length = path.getTotalLength();
      const points = [];
      for (let at = 0; at <= length; at += STEP) {
        const { x, y } = path.getPointAtLength(at);
        points.push([x, y]);
      }
      return { name: path.parentElement.getAttribute("aria-label"), points };
    });
    const sheet = [view.x, view.y, view.x + view.width, view.y + view.height];
    return { name: svg.getAttribute("aria-labelledby"), scale: svg.getScreenCTM().a,
             sheet, boxes, plates, frames, lines, routes };
  }

  return [...document.querySelectorAll("svg.drawing")]
    .filter((svg) => svg.getBoundingClientRect().width > 0)
    .map(measured);
}
