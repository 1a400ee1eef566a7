// The coach in the browser: paints marks under the text area, puts suggestions in, and undoes.

const draft = () => document.getElementById("draft");
const marks = () => document.getElementById("marks");
const wordsBefore = () => document.querySelector("#say-it input[name='undo']");

/** Where code point `place` of `text` is in UTF-16 units. */
function unitsAt(points, place) {
  let units = 0;
  for (let i = 0; i < place && i < points.length; i += 1) units += points[i].length;
  return units;
}

/** The marked places of the reading on the page, in UTF-16 units. */
function places(text) {
  const items = [...document.querySelectorAll("#places li")];
  const isPlain = !/[\ud800-\udfff]/.test(text);
  const points = isPlain ? null : [...text];
  const unit = (place) => (isPlain ? place : unitsAt(points, place));
  return items
    .map(({ dataset }) => ({ ...dataset, start: unit(+dataset.start), end: unit(+dataset.end) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function paint() {
  const area = draft();
  const under = marks();
  if (!area || !under) return;
  const text = area.value;
  const parts = document.createDocumentFragment();
  let done = 0;
  for (const { start, end, group, number } of places(text)) {
    if (start < done || end > text.length) continue;
    parts.append(text.slice(done, start));
    const mark = document.createElement("mark");
    mark.className = group;
    mark.dataset.number = number;
    mark.textContent = text.slice(start, end);
    parts.append(mark);
    done = end;
  }
  parts.append(`${text.slice(done)}\n`);
  under.replaceChildren(parts);
  under.scrollTop = area.scrollTop;
}

/** Keep the marks whose words still stand where they stood, until the new reading is here. */
function keepStandingMarks() {
  const text = draft().value;
  const under = marks();
  let place = 0;
  for (const node of [...under.childNodes]) {
    const words = node.textContent;
    if (!text.startsWith(words, place)) {
      while (under.lastChild && under.lastChild !== node) under.lastChild.remove();
      node.replaceWith(`${text.slice(place)}\n`);
      return;
    }
    place += words.length;
  }
}

function reread() {
  draft().dispatchEvent(new Event("reread"));
}

/** Put `words` in place of start to end (UTF-16 units); the browser's own undo knows of it. */
function put(start, end, words) {
  const area = draft();
  const before = area.value;
  area.focus();
  area.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, words)) area.setRangeText(words, start, end, "end");
  rememberForUndo(before);
  reread();
}

function rememberForUndo(before) {
  wordsBefore().value = before;
  document.getElementById("undo").hidden = false;
}

function undo() {
  const area = draft();
  area.value = wordsBefore().value;
  document.getElementById("undo").hidden = true;
  area.focus();
  reread();
}

function speak() {
  const says = document.querySelector("#reading [data-spoken]");
  const status = document.getElementById("spoken");
  if (says && status && status.textContent !== says.dataset.spoken) {
    status.textContent = says.dataset.spoken;
  }
}

let speaking;
function speakWhenQuiet() {
  clearTimeout(speaking);
  speaking = setTimeout(speak, 1200);
}

function pressed(event) {
  const button = event.target.closest("button");
  if (!button || !draft()) return;
  const { put: whole, start, end, text } = button.dataset;
  if (text !== undefined) {
    const points = [...draft().value];
    put(unitsAt(points, +start), unitsAt(points, +end), text);
  } else if (whole !== undefined) {
    put(0, draft().value.length, whole);
    button.closest("details")?.removeAttribute("open");
  } else if (button.id === "undo") {
    undo();
  } else {
    return;
  }
  event.preventDefault();
}

/** Show on the page which words a card is about. */
function nearCard(event) {
  const number = event.target.closest?.(".finding")?.id?.slice("card-".length);
  for (const mark of document.querySelectorAll("#marks mark")) {
    mark.classList.toggle("is-near", Boolean(number) && mark.dataset.number === number);
  }
}

function grow() {
  const area = draft();
  if (!area) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

function ready() {
  for (const button of document.querySelectorAll("[data-script='off']")) button.hidden = true;
  grow();
  paint();
}

document.addEventListener("click", pressed);
document.addEventListener("keydown", (event) => {
  // Enter in a field reads the draft; without this it would press the first button of the form.
  if (event.key === "Enter" && !event.isComposing && event.target.matches("#say-it input")) {
    event.preventDefault();
    reread();
  }
});
document.addEventListener("submit", (event) => {
  if (event.submitter?.dataset.script === "off" || !event.submitter) {
    event.preventDefault();
    reread();
  }
});
document.addEventListener("input", (event) => {
  if (event.target === draft()) {
    keepStandingMarks();
    grow();
  }
});
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-reread]")) reread();
});
document.addEventListener("mouseover", nearCard);
document.addEventListener("focusin", nearCard);
let cameFromReading = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  cameFromReading = document.getElementById("reading")?.contains(document.activeElement);
  showLost(false);
});
function showLost(isLost) {
  const words = document.getElementById("lost");
  if (words) words.hidden = !isLost;
}
for (const trouble of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(trouble, () => showLost(true));
}
document.addEventListener("htmx:configRequest", (event) => {
  // What is kept because the lock is near is no sign that a person is there.
  if (event.detail.triggeringEvent?.type === "keep-now") event.detail.headers["X-Background"] = "1";
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "reading") {
    paint();
    speakWhenQuiet();
    // The button that was pressed may be gone: do not send the keyboard back to the top.
    if (document.activeElement === document.body && cameFromReading) event.target.focus();
  } else if (event.target.id === "main") {
    ready();
  }
});
window.addEventListener("resize", grow);
sessionStorage.clear(); // htmx leaves the address of the page there
ready();
