import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/** Commands that print an engine's version. */
const COMMANDS = {
  Chromium: [process.env.CHROMIUM ?? '/usr/bin/chromium', '--version'],
  Firefox: [process.env.FIREFOX ?? '/usr/bin/firefox-esr', '--version'],
  WebKitGTK: ['dpkg-query', '-W', '-f', `$\{Version}`, 'webkit2gtk-driver'],
};
const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKitGTK' };

const versionOf = (engine) => {
  const [command, ...args] = COMMANDS[engine];
  return /\d[\d.]*/.exec(execFileSync(command, args, { encoding: 'utf8' }))?.[0] ?? '';
};

/** The layouts that a suite of `layout.browser.test.ts` tried, from the titles of its tests. */
function layoutsOf(suite) {
  const own = suite.tests.map(({ name, passed }) => ({
    layout: /^(?:is a form's in|holds (?:for|in)) (.+)$/.exec(name)?.[1],
    passed,
  }));
  return [...own.filter(({ layout }) => layout), ...suite.suites.flatMap(layoutsOf)];
}

/** A reporter for @web/test-runner that records in which layouts and in which engine the element was tried. */
export function recordLayouts(file, name) {
  return {
    stop({ sessions }) {
      const tried = sessions
        .filter(({ testFile }) => testFile?.endsWith('layout.browser.test.ts'))
        .flatMap(({ testResults }) => (testResults ? layoutsOf(testResults) : []));
      if (tried.length === 0) return;
      const engine = ENGINES[name];
      const version = versionOf(engine);
      const day = new Date().toISOString().slice(0, 10);
      const layouts = JSON.parse(readFileSync(file, 'utf8'));
      for (const { layout, passed } of tried) {
        const { [engine]: _, ...others } = layouts[layout] ?? {};
        layouts[layout] = passed ? { ...others, [engine]: { version, day } } : others;
      }
      writeFileSync(file, `${JSON.stringify(layouts, null, 2)}\n`);
    },
  };
}
