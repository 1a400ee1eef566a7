// The talk: the last words in view, the cursor in the box, and Ctrl+Enter to say them.
// Without it the page works as it is.

const words = document.getElementById("words");
const waiting = document.getElementById("waiting");
const said = document.querySelectorAll(".talk > li");

said[said.length - 1]?.scrollIntoView({ block: "nearest" });
words?.focus({ preventScroll: true });
words?.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) words.form.requestSubmit();
});
words?.form.addEventListener("submit", () => {
  if (waiting) waiting.hidden = false;
});
