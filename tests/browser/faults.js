// Says which words of the page are cut, lie on others, or are wider than what holds them.
() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && !element.closest(".visually-hidden, .md-skip, .probe, .md-search__output, [inert]");
  const faults = [];
  const runs = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element) || element.closest("script, svg title, svg desc")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const scroller = element.closest(".md-sidebar, .table-scroll")?.getBoundingClientRect();
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      if (width < 1 || scroller && (bottom > scroller.bottom || right > scroller.right)) continue;
      // The height of letters, which lines that are set close may share.
      const slack = (bottom - top) * 0.22;
      runs.push({ element, words: node.data.trim(), left, right, top: top + slack, bottom: bottom - slack });
      if (left < -1 || right > innerWidth + 1) faults.push(`beyond the page: ${node.data.trim()}`);
      for (let box = element; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const frame = box.getBoundingClientRect();
        if (overflowY === "hidden" && (bottom - slack > frame.bottom + 1 || top + slack < frame.top - 1)) faults.push(`cut: ${node.data.trim()}`);
        if (overflowX === "hidden" && (right > frame.right + 1 || left < frame.left - 1)) faults.push(`cut: ${node.data.trim()}`);
        if (/auto|scroll/.test(overflowX + overflowY)) break;
      }
    }
  }
  const bar = document.querySelector(".md-header");
  for (const [place, one] of runs.entries()) {
    for (const other of runs.slice(place + 1)) {
      if (bar?.contains(one.element) !== bar?.contains(other.element)) continue;
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (across > 1.5 && down > 1.5) faults.push(`on each other: ${one.words} | ${other.words}`);
    }
  }
  for (const step of document.querySelectorAll(".step__tab, .situation, .band, .views__one, .call")) {
    if (step.scrollWidth > step.clientWidth + 1 && seen(step) && step.clientWidth) faults.push(`wider than its frame: ${step.textContent.trim()}`);
  }
  return [...new Set(faults)];
}
