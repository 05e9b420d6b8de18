/**
 * Lighthouse's mobile preset on pages of a served site, one row each:
 *
 *     node tests/lighthouse/run.mjs <origin> <runs> <path>...
 *
 * Times are its simulation of a slow phone on a slow line (4x CPU, slow 4G); scores and figures are medians over the runs. It fails where
 * accessibility or best practices are below 100, or performance below 95.
 */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import process from 'node:process';

const [origin, runs, ...paths] = process.argv.slice(2);
if (paths.length === 0 || !(Number(runs) > 0)) {
  console.error('usage: node tests/lighthouse/run.mjs <origin> <runs> <path>...');
  process.exit(2);
}
const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };
const FIGURES = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index'];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** One visit by a browser of its own: scores and figures by their names, and the worst of what was found. */
async function visit(url) {
  const chrome = await launch({ chromeFlags: ['--headless=new', '--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: 'error', onlyCategories: Object.keys(LEAST) });
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    const scores = Object.keys(LEAST).map((id) => [id, Math.round(lhr.categories[id].score * 100)]);
    const figures = FIGURES.map((id) => [id, lhr.audits[id].numericValue]);
    const found = Object.entries(lhr.categories).flatMap(([id, { auditRefs }]) =>
      id === 'performance' ? [] : auditRefs.filter(({ weight }) => weight > 0).map((ref) => lhr.audits[ref.id]).filter(({ score }) => score !== null && score < 1).map(({ title }) => title),
    );
    return { values: Object.fromEntries([...scores, ...figures]), found };
  } finally {
    await chrome.kill();
  }
}

console.log('| page | performance | accessibility | best practices | first paint, ms | largest paint, ms | blocked, ms | shift |');
console.log('|---|--:|--:|--:|--:|--:|--:|--:|');
let low = 0;
for (const path of paths) {
  const visits = [];
  for (let run = 0; run < Number(runs); run += 1) visits.push(await visit(new URL(path, origin).href));
  const of = (id) => median(visits.map(({ values }) => values[id]));
  const [first, largest, blocked, shift] = FIGURES.map(of);
  const scores = Object.keys(LEAST).map(of);
  console.log(`| ${path} | ${scores.join(' | ')} | ${Math.round(first)} | ${Math.round(largest)} | ${Math.round(blocked)} | ${shift.toFixed(3)} |`);
  if (Object.entries(LEAST).some(([id, least]) => of(id) < least)) low += 1;
  for (const title of new Set(visits.flatMap(({ found }) => found))) console.error(`${path}: ${title}`);
}
if (low > 0) {
  console.error(`${low} of ${paths.length} pages are below ${Object.entries(LEAST).map(([id, least]) => `${id} ${least}`).join(', ')}.`);
  process.exit(1);
}
