// Sets up the ALTCHA widget. To be loaded as a module after altcha.js; altcha.css is linked with the id "altcha-css", or the widget
// would put its style into the page.
//
// Where the browser gives no cryptography (a page without https that is not on the reader's own machine) the widget is taken away,
// and the form goes the way of forms without script. In a form that also has
//
//   <details data-captcha-code open> … the image, the recording and the field for the code … </details>
//
// the code is folded away while the widget is there; who unfolds it gets rid of the widget, whose box must else be ticked.

// The widget would make its worker from a blob address, which the content security policy does not allow.
const worker = new URL("altcha-worker.js", import.meta.url);
globalThis.$altcha?.algorithms.set("PBKDF2/SHA-256", () => new Worker(worker));

for (const widget of document.querySelectorAll("altcha-widget")) {
  if (!isSecureContext || !customElements.get("altcha-widget")) {
    widget.remove();
    continue;
  }
  const code = widget.closest("form")?.querySelector("details[data-captcha-code]");
  if (!code) continue;
  code.open = false;
  code.addEventListener("toggle", () => {
    if (code.open) widget.remove();
  });
}
