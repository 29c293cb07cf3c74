// Marking words instead of typing them, at the desk; the form works without it.
"use strict";
(() => {
  const text = document.getElementById("fact-text");
  const tools = document.querySelector(".mark-tools");
  const said = document.getElementById("mark-said");
  if (!text || !tools || !said) return;
  tools.hidden = false;

  // White space of any kind counts as one blank, as where the words are looked for.
  const flat = (words) => words.replace(/[ \t\n\v\f\r\u00a0]+/g, " ");

  // The words of a range without the numbers of statements that stand between them.
  const words = (range) => {
    const part = range.cloneContents();
    for (const ref of part.querySelectorAll(".ref")) ref.remove();
    return flat(part.textContent);
  };

  const marked = () => {
    const selection = window.getSelection();
    if (!selection || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
    const piece = words(range);
    if (!piece.trim()) return null;
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const all = document.createRange();
    all.selectNodeContents(text);
    const lead = words(before).trimStart();
    const whole = words(all).trim();
    const wanted = piece.trim();
    // Where the range begins with a blank, or behind one that the words before end in, the words begin a place on.
    let at = lead.length;
    if (piece !== piece.trimStart() && !lead.endsWith(" ")) at += 1;
    let number = 0;
    let count = 0;
    for (let place = whole.indexOf(wanted); place !== -1; place = whole.indexOf(wanted, place + 1)) {
      count += 1;
      if (place <= at) number = count;
    }
    return { words: wanted, number: count > 1 ? String(Math.max(1, number)) : "", count };
  };

  // A press on a button would take the marks away before its click comes.
  tools.addEventListener("mousedown", (event) => {
    if (event.target.closest("button")) event.preventDefault();
  });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("[data-part]");
    if (!button) return;
    const found = marked();
    if (!found) {
      said.textContent = "Mark words in the text first.";
      return;
    }
    const name = button.dataset.part;
    const field = document.getElementById(name);
    const place = document.getElementById(`${name}-at`);
    if (event.shiftKey && field.value.trim()) {
      // Places go piece by piece: where one needs a number all of them have one.
      const numbers = place.value.split(/[ ,]+/).filter(Boolean);
      const pieces = field.value.split(/\[…\]|\[\.\.\.\]/).length;
      while (numbers.length < pieces) numbers.push("1");
      numbers.push(found.number || "1");
      place.value = numbers.some((number) => number !== "1") || found.number ? numbers.join(", ") : "";
      field.value = `${field.value.trim()} […] ${found.words}`;
    } else {
      field.value = found.words;
      place.value = found.number;
    }
    said.textContent = `${name}: ${found.words}`;
  });
})();
