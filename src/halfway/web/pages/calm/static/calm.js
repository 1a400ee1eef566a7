// The breathing pacer (seen, heard and felt, each as wished), and the time left of a time-out.

const pacer = document.getElementById("pacer");
const says = document.getElementById("pacer-says");
const left = document.getElementById("pacer-left");
const ball = pacer.querySelector(".pacer__ball");
const start = document.getElementById("pacer-start");
const stop = document.getElementById("pacer-stop");
const seconds = { in: Number(pacer.dataset.in), out: Number(pacer.dataset.out) };

let timer;
let ends;
let sound;

function tone(way) {
  if (!document.getElementById("pacer-sound").checked) return;
  sound ??= new AudioContext();
  const wave = sound.createOscillator();
  const volume = sound.createGain();
  wave.frequency.value = way === "in" ? 220 : 165;
  volume.gain.setValueAtTime(0.0001, sound.currentTime);
  volume.gain.linearRampToValueAtTime(0.06, sound.currentTime + 0.4);
  volume.gain.linearRampToValueAtTime(0.0001, sound.currentTime + 1.2);
  wave.connect(volume).connect(sound.destination);
  wave.start();
  wave.stop(sound.currentTime + 1.3);
}

function breathe(way) {
  if (Date.now() >= ends) {
    finish(says.dataset.over);
    return;
  }
  says.textContent = says.dataset[way];
  ball.style.transition = `transform ${seconds[way]}s ease-in-out`;
  ball.classList.toggle("grows", way === "in");
  tone(way);
  if (document.getElementById("pacer-buzz").checked) navigator.vibrate?.(way === "in" ? 60 : [40, 80, 40]);
  const minutes = Math.ceil((ends - Date.now()) / 60000);
  left.textContent = `${minutes} min`;
  timer = setTimeout(breathe, seconds[way] * 1000, way === "in" ? "out" : "in");
}

function finish(words) {
  clearTimeout(timer);
  ball.classList.remove("grows");
  says.textContent = words;
  left.textContent = "";
  start.hidden = false;
  stop.hidden = true;
}

start.addEventListener("click", () => {
  ends = Date.now() + Number(pacer.dataset.minutes) * 60000;
  start.hidden = true;
  stop.hidden = false;
  stop.focus();
  breathe("in");
});
stop.addEventListener("click", () => {
  finish(says.dataset.stopped);
  start.focus();
});

const until = document.getElementById("time-left");
if (until) {
  const show = () => {
    const [hours, minutes] = until.dataset.time.split(":").map(Number);
    const back = new Date();
    back.setHours(hours, minutes, 0, 0);
    if (back < new Date()) back.setDate(back.getDate() + 1);
    until.textContent = `${Math.round((back - new Date()) / 60000)} min`;
  };
  show();
  setInterval(show, 15000);
}
