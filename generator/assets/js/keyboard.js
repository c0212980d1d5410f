// The theme opens the list of pages and the search box through hidden checkboxes and their labels.
// Buttons press those labels here, tell whether the thing is open, and keep the closed list of
// pages out of the tab order on narrow screens.
const narrow = matchMedia("(max-width: 76.234375em)");
const pages = document.getElementById("__pages");
const drawer = document.getElementById("__drawer");

for (const button of document.querySelectorAll(".site-button[data-toggle]")) {
  const toggle = document.getElementById(button.dataset.toggle);
  const label = document.querySelector(`.site-toggle[for=${button.dataset.toggle}]`);
  button.addEventListener("click", () => label.click());
  toggle.addEventListener("change", () => button.setAttribute("aria-expanded", String(toggle.checked)));
  // Heard before the theme closes its search; the focus goes back to where the opening began.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    if (toggle === drawer) label.click();
    setTimeout(() => button.focus());
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
