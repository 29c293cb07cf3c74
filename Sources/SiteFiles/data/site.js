// A little help where there is script; everything works without it.
"use strict";
(() => {
  const text = document.getElementById("text");
  if (!text || !("popover" in HTMLElement.prototype)) return;
  document.documentElement.classList.add("scripted");

  // A click on words of a statement shows its source, cue, content and party beside them.
  const card = document.createElement("div");
  card.className = "card";
  card.popover = "auto";
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", "Statement");
  document.body.append(card);

  const show = (statement, words) => {
    const copy = document.createElement("div");
    copy.className = statement.className;
    for (const child of statement.childNodes) copy.append(child.cloneNode(true));
    for (const details of copy.querySelectorAll("details")) details.open = true;
    card.replaceChildren(copy);
    card.showPopover();
    const place = words.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - card.offsetWidth - 16);
    card.style.left = `${Math.max(16, left) + window.scrollX}px`;
    card.style.top = `${place.bottom + window.scrollY + 8}px`;
    const link = card.querySelector("a");
    if (link) link.focus({ preventScroll: true });
  };

  text.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (String(window.getSelection())) return;
    const words = event.target.closest("[data-s], [data-mark], .ref");
    if (!words) return;
    const mark = (words.dataset.mark || "").replace(/^in-/, "").replace(/-(source|cue)$/, "");
    const id = words.dataset.s || mark || words.getAttribute("href").slice(1);
    const statement = document.getElementById(id);
    if (!statement) return;
    event.preventDefault();
    show(statement, words);
  });
  card.addEventListener("click", (event) => {
    if (event.target.closest("a")) card.hidePopover();
  });
})();
