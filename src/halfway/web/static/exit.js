// The way out: a press on "Leave now", or Shift three times. Locks, blanks, and leaves the page.

const form = document.getElementById("exit");
const says = document.getElementById("exit-says");
const PRESSES = 3;
const PAUSE_MS = 5000; // between two presses

function leave() {
  // The lock first: whatever the browser does with its history, nothing is open any more.
  fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true, redirect: "manual" }).catch(() => {});
  document.dispatchEvent(new Event("leaving"));
  const cover = document.createElement("div");
  cover.className = "cover";
  document.body.replaceChildren(cover);
  location.replace(form.dataset.away);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

let count = 0;
let timer;
let lastWasWithShift = false;

function show() {
  const lights = form.querySelector(".top__lights");
  lights.hidden = count === 0;
  [...lights.children].forEach((light, i) => light.classList.toggle("on", i < count));
}

function reset() {
  clearTimeout(timer);
  if (count) says.textContent = says.dataset.over;
  count = 0;
  show();
}

// As in GOV.UK's "Exit this page": a Shift counts only when it was pressed by itself, so that
// typing capital letters does not.
function pressed(event) {
  if (event.key === "Shift" && !lastWasWithShift) {
    count += 1;
    show();
    if (count >= PRESSES) {
      leave();
      return;
    }
    says.textContent = count === 1 ? says.dataset.two : says.dataset.one;
    clearTimeout(timer);
    timer = setTimeout(reset, PAUSE_MS);
  } else if (count) {
    reset();
  }
  lastWasWithShift = event.shiftKey;
}

if (form.dataset.keys === "on") document.addEventListener("keyup", pressed, true);
window.addEventListener("pageshow", (event) => {
  // A page out of the browser's memory may show what has been locked since.
  if (event.persisted) {
    document.body.hidden = true;
    location.reload();
  }
});
