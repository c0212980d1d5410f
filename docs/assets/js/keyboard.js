// The two buttons of the header are labels of hidden checkboxes, which only a pointer can reach.
// This makes them buttons for the keyboard and for screen readers, and takes the closed list of
// pages out of the tab order on narrow screens.
const narrow = matchMedia("(max-width: 76.234375em)");
const pages = document.getElementById("__pages");
const drawer = document.getElementById("__drawer");

const syncPages = () => {
  pages.inert = narrow.matches && !drawer.checked;
};

for (const label of document.querySelectorAll(".site-button")) {
  const toggle = document.getElementById(label.htmlFor);
  const sync = () => label.setAttribute("aria-expanded", String(toggle.checked));
  label.setAttribute("role", "button");
  label.setAttribute("aria-controls", label.dataset.controls);
  label.tabIndex = 0;
  label.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      label.click();
    }
  });
  toggle.addEventListener("change", sync);
  sync();
}

drawer.addEventListener("change", () => {
  syncPages();
  if (drawer.checked) pages.querySelector("a").focus();
});
narrow.addEventListener("change", syncPages);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drawer.checked) {
    drawer.click();
    document.querySelector("[for=__drawer].site-button").focus();
  }
});
syncPages();
