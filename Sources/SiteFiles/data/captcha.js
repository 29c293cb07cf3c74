// Sets up the ALTCHA widget of a form beside the code to type. To be loaded as a module after altcha.js. The page has
//
//   <altcha-widget name="altcha" challenge="…"></altcha-widget>
//   <details data-captcha-code open> … the image, the recording and the field for the code … </details>
//
// in one form. Without script the widget is nothing and the code stands open. With script the code is folded away; who unfolds it
// gets rid of the widget, whose box must else be ticked. Where the browser gives no cryptography (a page without https that is not
// on the reader's own machine) the code stays.

// The widget would make its worker from a blob address, which the content security policy does not allow.
const worker = new URL("altcha-worker.js", import.meta.url);
globalThis.$altcha?.algorithms.set("PBKDF2/SHA-256", () => new Worker(worker));

for (const code of document.querySelectorAll("details[data-captcha-code]")) {
  const widget = code.closest("form")?.querySelector("altcha-widget");
  if (!widget) continue;
  if (!isSecureContext || !customElements.get("altcha-widget")) {
    widget.remove();
    continue;
  }
  code.open = false;
  code.addEventListener("toggle", () => {
    if (code.open) widget.remove();
  });
}
