// The lock in the browser: warns a minute before, keeps open on request, locks in all windows.
// The server locks by itself; all this could be missing and nothing would stay open.

const soon = document.getElementById("locks-soon");
const warning = Number(document.body.dataset.warning);
const LOOK_MS = 5000;
const TELL_MS = 20000;
const windows = new BroadcastChannel("lock");

const token = () => document.querySelector("#lock [name='csrfmiddlewaretoken']").value;

async function left() {
  const answer = await fetch(soon.dataset.left, { headers: { "X-Background": "1" } });
  if (!answer.ok || answer.redirected) return null;
  return (await answer.json()).left;
}

async function stay() {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token() });
  await fetch(soon.dataset.stay, { method: "POST", body });
  hide();
}

let before;
function hide() {
  if (soon.hidden) return;
  soon.hidden = true;
  before?.focus();
}

function warn() {
  if (!soon.hidden) return;
  document.dispatchEvent(new Event("keep-now"));
  before = document.activeElement;
  soon.hidden = false;
  document.getElementById("stay").focus();
}

let isLeaving = false;
async function look() {
  let seconds;
  try {
    seconds = await left();
  } catch {
    return; // the server is gone, or a new one is just starting: look again
  }
  if (isLeaving) return;
  if (seconds === null) location.replace(soon.dataset.lock);
  else if (seconds <= Math.min(warning, Number(document.body.dataset.locksIn) / 2)) warn();
  else hide();
}

let told = Date.now();
function tell() {
  if (!soon.hidden || Date.now() - told < TELL_MS) return;
  told = Date.now();
  stay().catch(() => {});
}

if (soon) {
  document.getElementById("stay").addEventListener("click", () => stay().catch(() => {}));
  for (const sign of ["input", "keydown", "pointerdown"]) document.addEventListener(sign, tell);
  setInterval(look, Math.min(LOOK_MS, (Number(document.body.dataset.locksIn) * 1000) / 6));
  windows.addEventListener("message", () => location.replace(soon.dataset.lock));
  document.getElementById("lock").addEventListener("submit", () => windows.postMessage("lock"));
  document.addEventListener("leaving", () => {
    isLeaving = true; // the way out leads elsewhere than the lock page
    windows.postMessage("lock");
  });
}

for (const box of document.querySelectorAll("[data-shows]")) {
  box.parentElement.hidden = false;
  const fields = box.dataset.shows.split(" ").map((id) => document.getElementById(id));
  box.addEventListener("change", () => {
    for (const field of fields) field.type = box.checked ? "text" : "password";
  });
  // A passphrase field that is left as text would be remembered by the browser.
  box.form.addEventListener("submit", () => {
    for (const field of fields) field.type = "password";
  });
}
