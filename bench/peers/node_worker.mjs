// Times one of the peers that run in node and prints the timings as JSON:
// `node node_worker.mjs write-good|alex|harper.js DRAFT RUNS`.
import fs from 'node:fs'

const WARM_UP_RUNS = 30
const EDITED_WORDS = 'for 20 minutes' // as in timing.py
const [name, draftPath, runs] = process.argv.slice(2)
const draft = fs.readFileSync(draftPath, 'utf8')

const peers = {'write-good': writeGood, alex, 'harper.js': harper}
const cases = await peers[name]()
const about = {name, version: version(name), peak_mb: peakMb()}
console.log(JSON.stringify(cases.map((each) => ({...about, ...each}))))

async function writeGood() {
  const {default: check} = await import('write-good')
  return [await measure('whole draft', () => check(draft))]
}

async function alex() {
  const {text} = await import('alex')
  return [await measure('whole draft', () => text(draft))]
}

// Harper remembers what it found in each piece of text, so that the same draft a second time
// costs it little; a new linter, made before each run and not timed, remembers nothing.
async function harper() {
  const {LocalLinter} = await import('harper.js')
  const {binary} = await import('harper.js/binary')
  let linter
  const renew = async () => {
    await linter?.dispose()
    linter = new LocalLinter({binary})
    await linter.setup()
  }
  const check = (text) => linter.lint(text, {language: 'plaintext'})
  return [
    await measure('whole draft', () => check(draft), renew),
    await measure('one word edited', (run) => check(edited(run))),
    await measure('same text again', () => check(draft)),
  ]
}

async function measure(name, check, prepare) {
  const times = []
  for (let run = 0; run < WARM_UP_RUNS + Number(runs); run++) {
    await prepare?.()
    const start = performance.now()
    await check(run)
    times.push(performance.now() - start)
  }
  return {case: name, ...summary(times.slice(WARM_UP_RUNS))}
}

function edited(run) {
  if (!draft.includes(EDITED_WORDS)) throw new Error(`the draft no longer says '${EDITED_WORDS}'`)
  return draft.replace(EDITED_WORDS, `for ${21 + run} minutes`)
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  const median = sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
  const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1]
  return {median_ms: round(median, 3), p95_ms: round(p95, 3), runs: times.length}
}

function peakMb() {
  if (!fs.existsSync('/proc/self/status')) return null
  const found = fs.readFileSync('/proc/self/status', 'utf8').match(/^VmHWM:\s+(\d+)/m)
  return found ? round(found[1] / 1024, 1) : null
}

function version(name) {
  const path = new URL(`node_modules/${name}/package.json`, import.meta.url)
  return JSON.parse(fs.readFileSync(path, 'utf8')).version
}

function round(number, digits) {
  return Number(number.toFixed(digits))
}
