// Opens the list of pages and the search box, which the theme's style sheet shows by hidden checkboxes:
// buttons set them here, tell whether the thing is open, and keep the closed list of pages out of
// the tab order on narrow screens.
document.documentElement.classList.replace("no-js", "js");
const narrow = matchMedia("(max-width: 76.234375em)");
const pages = document.getElementById("__pages");
const drawer = document.getElementById("__drawer");
const box = document.querySelector("[data-search]");

function set(toggle, isOpen) {
  if (toggle.checked === isOpen) return;
  toggle.checked = isOpen;
  toggle.dispatchEvent(new Event("change", { bubbles: true }));
}

for (const button of document.querySelectorAll(".site-button[data-toggle]")) {
  const toggle = document.getElementById(button.dataset.toggle);
  button.addEventListener("click", () => set(toggle, !toggle.checked));
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    set(toggle, false);
    button.focus();
    if (document.activeElement !== button) document.activeElement.blur(); // it is not in sight
  }, true);
}

const closeOffPages = () => {
  pages.inert = narrow.matches && !drawer.checked;
};

drawer.addEventListener("change", () => {
  closeOffPages();
  if (drawer.checked) pages.querySelector("a").focus();
});
narrow.addEventListener("change", closeOffPages);
closeOffPages();

// The search box: what answers comes when somebody goes there.
if (box) {
  const toggle = document.getElementById("__search");
  const input = box.querySelector("input");
  let isAsked = false;
  input.addEventListener("focus", () => {
    set(toggle, true);
    if (isAsked) return;
    isAsked = true;
    const script = document.createElement("script");
    script.src = box.dataset.search;
    document.head.append(script);
  });
  toggle.addEventListener("change", () => toggle.checked && input.focus());
  box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && set(toggle, false));
  box.addEventListener("click", ({ target }) => target.closest("a") && set(toggle, false));
}
