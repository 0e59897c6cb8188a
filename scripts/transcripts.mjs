/**
 * `npm run transcripts`: has Orca read the element in Chromium and Firefox, and records what it says in
 * `docs/accessibility/transcripts`. Requires Orca, at-spi2-core, dbus-x11, Xvfb and both browsers, and takes about ten
 * minutes for a language. `-- en de` runs some of the languages, `-- match alarm` some of the scenarios, and replaces
 * only their tables.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { root } from './lib/run.mjs';
import { markdown, table, tablesIn } from './lib/transcripts/markdown.mjs';
import { startOrca } from './lib/transcripts/orca.mjs';
import { servePages } from './lib/transcripts/pages.mjs';
import { walk } from './lib/transcripts/walk.mjs';

const INSIDE = 'PAYEE_CHECK_TRANSCRIPTS';

// A display, a session bus and an accessibility bus of their own.
if (!process.env[INSIDE]) {
  const folder = mkdtempSync(join(tmpdir(), 'transcripts-'));
  const child = spawn(
    'xvfb-run',
    ['-a', '-s', '-screen 0 1100x900x24', 'dbus-run-session', '--', process.execPath, ...process.argv.slice(1)],
    {
      stdio: ['ignore', 'inherit', 'ignore'],
      env: { ...process.env, [INSIDE]: folder, XDG_RUNTIME_DIR: folder, LC_ALL: 'C.UTF-8', GNOME_ACCESSIBILITY: '1' },
    },
  );
  const code = await new Promise((resolve) => child.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
}

const folder = process.env[INSIDE];
const wanted = process.argv.slice(2);
const versionOf = (command) => /\d[\d.]*/.exec(execFileSync(command, ['--version'], { encoding: 'utf8' }))?.[0] ?? '';

const bus = spawn('/usr/libexec/at-spi-bus-launcher', ['--launch-immediately'], { stdio: 'ignore' });
const { url, close } = await servePages(join(folder, 'vite'));

const browsers = [
  {
    name: `Chromium ${versionOf('chromium').split('.')[0]}`,
    options: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--force-renderer-accessibility',
        '--disable-sync',
        '--disable-features=Translate',
      ],
    },
  },
  {
    name: `Firefox ${versionOf('firefox-esr').split('.')[0]}`,
    options: { browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' },
  },
];
const readers = browsers.map(({ name }) => `Orca ${versionOf('orca')} in ${name}`);

const settings = { headless: false, defaultViewport: null, ignoreDefaultArgs: ['--enable-automation'] };
const first = await puppeteer.launch({ ...settings, headless: true, ...browsers[0].options });
const [probe] = await first.pages();
await probe.goto(url());
await probe.waitForFunction(() => globalThis.heard);
const { languages, scenarios } = await probe.evaluate(() => ({
  languages: globalThis.heard.languages,
  scenarios: globalThis.heard.scenarios,
}));
await first.close();

/** No window manager runs that would give a new window the keyboard. */
function focusWindow() {
  const find = ['search', '--sync', '--onlyvisible', '--name', 'Payment'];
  const window = execFileSync('xdotool', find, { encoding: 'utf8', timeout: 30_000 }).trim().split('\n').at(-1);
  execFileSync('xdotool', ['windowfocus', '--sync', window]);
  // Moves the focus into the page: while it is in the address bar, a browser reports no focus in the page.
  execFileSync('xdotool', ['mousemove', '500', '600', 'click', '1']);
}

const chosen = scenarios.filter(({ id }) => wanted.includes(id));
const target = join(root, 'docs/accessibility/transcripts');
mkdirSync(target, { recursive: true });

for (const language of languages) {
  if (wanted.some((word) => languages.includes(word)) && !wanted.includes(language)) continue;
  const columns = [];
  for (const { name, options } of browsers) {
    const orca = await startOrca(folder, language);
    const browser = await puppeteer.launch({ ...settings, ...options });
    const [page] = await browser.pages();
    await page.goto(url());
    focusWindow();
    const column = [];
    for (const scenario of chosen.length > 0 ? chosen : scenarios) {
      column.push(await walk({ page, orca, scenario, url: url(`?scenario=${scenario.id}&language=${language}`) }));
      process.stdout.write(`${language} ${name} ${scenario.id}\n`);
    }
    await browser.close();
    await orca.stop();
    columns.push(column);
  }
  const page = join(target, `${language}.md`);
  const kept = chosen.length > 0 ? tablesIn(readFileSync(page, 'utf8')) : new Map();
  (chosen.length > 0 ? chosen : scenarios).forEach((scenario, at) => {
    kept.set(
      scenario.title,
      table(
        readers,
        scenario,
        columns.map((column) => column[at]),
      ),
    );
  });
  writeFileSync(
    page,
    markdown(
      language,
      scenarios.flatMap(({ title }) => kept.get(title) ?? []),
    ),
  );
}
await close();
bus.kill();
process.exit(0);
