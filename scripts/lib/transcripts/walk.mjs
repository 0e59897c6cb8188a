import { execFileSync } from 'node:child_process';

/** Waits until the element has shown what follows from an act. */
const SETTLE_MS = 500;

/** The page's title and heading. */
const PAGE = 'Payment';
const ATTEMPTS = 4;

/** Speech that belongs to an earlier act: the page's announcement, or the echo of a key. */
const isLate = (line) => line.includes(PAGE) || line.length === 1;

/**
 * Goes through a scenario with the keyboard, and returns what was said after each of its acts; repeats it if some of it
 * came late.
 */
export async function walk(scene) {
  for (let attempt = 1; ; attempt += 1) {
    const said = await attemptAt(scene);
    if (attempt === ATTEMPTS || !said.flat().some(isLate)) return said;
  }
}

async function attemptAt({ page, orca, scenario, url }) {
  await page.goto(url);
  await page.waitForSelector('html[data-ready]');
  // Announcements about a loaded page are not the element's.
  await orca.said([PAGE]);
  const said = [];
  let before = await offered(page);
  for (const act of scenario.acts) {
    if ('type' in act) await page.keyboard.type(act.type);
    else if ('paste' in act) await page.evaluate((text) => globalThis.heard.paste(text), act.paste);
    else if ('wait' in act) await page.waitForFunction((state) => globalThis.heard.state === state, {}, act.wait);
    else press(act.press);
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const now = await offered(page);
    const lines = await orca.said(newIn(now, before));
    before = now;
    // Whether a reader echoes what is typed depends on its settings.
    said.push('type' in act ? [] : lines);
  }
  return said;
}

const offered = (page) => page.evaluate(() => globalThis.heard.offered());

/** What a reader must have said by now. */
const newIn = (now, before) => [
  ...(now.focus[0] !== before.focus[0] ? now.focus.slice(0, 1) : []),
  ...(now.announced !== before.announced ? [now.announced] : []),
];

/** As from a real keyboard: Orca watches the keys, and uses them to tell what the payer did from what the page did. */
const press = (chord) =>
  execFileSync('xdotool', [
    'key',
    '--clearmodifiers',
    chord.replace('Enter', 'Return').replace('Space', 'space').replace('Shift', 'shift'),
  ]);
