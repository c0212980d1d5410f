// Whoever comes next finds nothing that somebody typed or opened: all fields are as the page came
// when it is left and when the browser brings it back from its memory.
const found = document.querySelector(".md-search-result__meta");
const before = found?.textContent;

function forget() {
  for (const field of document.querySelectorAll("input")) {
    if (field.checked !== field.defaultChecked) {
      field.checked = field.defaultChecked;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (field.type === "search" && field.value) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
    }
  }
  // At once: a page that is put away does nothing more, and is seen before it goes on.
  document.querySelector(".md-search-result__list")?.replaceChildren();
  if (found) found.textContent = before;
}

addEventListener("pagehide", forget);
addEventListener("pageshow", ({ persisted }) => persisted && forget());
