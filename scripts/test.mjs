/**
 * `npm test`: installs what is missing, then runs everything: types, lint, dead code and size, the unit tests, the
 * element's tests in three browser engines, and the end-to-end run. The last line is `N passed, N failed`.
 *
 * Give names of suites to run only those: `npm test -- unit chromium`. The system packages that they need are installed
 * if this runs as root on Debian, and listed elsewhere; `--list` lists them and runs nothing.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { ensureDependencies, root, tool } from './lib/run.mjs';
import { ensureSystemPackages, packagesOf } from './lib/system-packages.mjs';
import { startWebKit } from './lib/webkit.mjs';

const results = join(root, 'test-results');
const strict = process.env.CI === 'true';
const wanted = new Set(process.argv.slice(2).filter((word) => !word.startsWith('--')));
const total = { passed: 0, failed: 0, skipped: 0 };
const problems = [];
const failures = [];
/** Failed when run with others, and passed on their own. */
const unstable = [];

const add = (suite, { passed = 0, failed = 0, skipped = 0 }, seconds) => {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(
    `\n== ${suite}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)\n`,
  );
  if (failed) problems.push(suite);
};

/** The counts in a runner's report; a runner that left none has failed as a whole. */
function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(resolve(results, file), 'utf8')));
  } catch {
    return { failed: 1 };
  }
}

/** The failed tests of a file; one that could not be loaded or set up fails without a failed test. */
function failuresOf({ name: file, status, assertionResults: tests }) {
  const failed = tests.filter((test) => test.status === 'failed').map(({ fullName }) => ({ file, title: fullName }));
  return failed.length === 0 && status === 'failed' ? [{ file, title: 'as a whole' }] : failed;
}

const vitest = (name, args) => async (capture, files) => {
  const report = `${name}${files.length > 0 ? '-again' : ''}.json`;
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${join(results, report)}`];
  const { code, output } = await tool('vitest', ['run', ...args, ...files, ...reporters], { capture });
  const counts = readReport(report, (written) => {
    const failures = written.testResults.flatMap(failuresOf);
    const skipped = written.numPendingTests + written.numTodoTests;
    return { passed: written.numPassedTests, failed: failures.length, skipped, failures };
  });
  // An error outside any test (an unhandled rejection) fails the run although every test passed.
  return { ...counts, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed, output };
};

const browsers =
  (engine, prepare = async () => ({ env: {}, stop: () => {} })) =>
  async (capture, files) => {
    const report = join(results, `browser-${engine}.json`);
    const { env, stop } = await prepare();
    const variables = { BROWSERS: engine, WTR_REPORT: report, ...env };
    const { code, output } = await tool('web-test-runner', files.length > 0 ? ['--files', ...files] : [], {
      capture,
      env: variables,
    });
    stop();
    const counts = readReport(report, (written) => written);
    return { ...counts, failed: code !== 0 && counts.failed === 0 ? 1 : counts.failed, output };
  };

const suites = [
  {
    name: 'check',
    run: runChecks,
  },
  {
    name: 'unit',
    run: vitest('unit', []),
    needs: ['redis', 'nginx', 'openssl', 'promtool', 'kubectl', 'systemd', 'xmllint', 'softhsm', 'opensc', 'chromium'],
  },
  {
    name: 'packages',
    run: vitest('packages', ['--config', 'test/packages/vitest.config.ts', '--exclude', '*.e2e.ts']),
    needs: ['chromium'],
  },
  { name: 'chromium', run: browsers('chromium'), needs: ['chromium'] },
  { name: 'firefox', run: browsers('firefox'), needs: ['firefox'] },
  { name: 'webkit', run: browsers('webkit', startWebKit), needs: ['webkit', 'xvfb'] },
  {
    name: 'e2e',
    run: vitest('e2e', ['--config', 'test/e2e/vitest.config.ts']),
    needs: ['chromium', 'firefox', 'webkit', 'xvfb', 'fonts', 'redis'],
  },
];

const unknown = [...wanted].filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}: take ${suites.map(({ name }) => name).join(', ')}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const chosen = suites.filter(({ name }) => wanted.size === 0 || wanted.has(name));
if (process.argv.includes('--list')) {
  for (const { name, needs = [] } of chosen)
    console.log(`${name}: ${needs.length > 0 ? packagesOf(needs) : 'npm packages alone'}`);
  process.exit(0);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const hasCheck = chosen.some(({ name }) => name === 'check');
try {
  await ensureDependencies();
  // The first suite builds what the others run.
  if (!hasCheck) await build();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const missing = await ensureSystemPackages(chosen.flatMap(({ needs = [] }) => needs));

/** More failures than this are not bad luck. */
const MOST_AGAIN = 3;

/**
 * Runs the tests that failed in parallel once more on their own: a real fault fails again; one that passes was
 * unstable, and is named.
 */
async function runAgain(suite, { failures = [] }) {
  const files = [...new Set(failures.map(({ file }) => file))];
  if (files.length === 0 || files.length > MOST_AGAIN) return false;
  console.log(`Running on their own once more: ${files.map((file) => relative(root, file)).join(', ')}`);
  const { failed, skipped, output } = await suite.run(true, files);
  if (failed) console.log(output.trimEnd());
  return failed === 0 && !skipped;
}

/** Runs a suite, and prints its result. Suites that run in parallel print everything when they end. */
async function runSuite(suite, isBesideOthers) {
  const lacking = (suite.needs ?? []).filter((name) => missing.includes(name));
  // The unit tests that lack a program say so themselves; the others run without it.
  if (lacking.length > 0 && suite.name !== 'unit') {
    console.log(`Skipped ${suite.name}: install ${packagesOf(lacking)} (Debian's names) to run it.`);
    add(suite.name, strict ? { failed: 1 } : { skipped: 1 }, 0);
    return;
  }
  const started = Date.now();
  const counts = await suite.run(isBesideOthers, []);
  // In CI, a test that did not run counts as failed.
  if (strict && counts.skipped) {
    counts.failed = (counts.failed ?? 0) + counts.skipped;
    counts.skipped = 0;
  }
  if (counts.output) console.log(counts.output.trimEnd());
  if (counts.failed && (await runAgain(suite, counts))) {
    unstable.push(...counts.failures);
    counts.passed += counts.failed;
    counts.failed = 0;
  } else failures.push(...(counts.failures ?? []));
  add(suite.name, counts, Math.round((Date.now() - started) / 1000));
}

// These run alone: the unit tests already run as many at once as the machine can take.
const alone = chosen.filter(({ name }) => name === 'check' || name === 'unit');
for (const suite of alone) await runSuite(suite, false);
const rest = chosen.filter((suite) => !alone.includes(suite));
// The longest in parallel with all others: each of the two waits about as much as it computes.
const lines = [rest.filter(({ name }) => name === 'e2e'), rest.filter(({ name }) => name !== 'e2e')];
const areSideBySide = lines.every((line) => line.length > 0);
if (areSideBySide)
  console.log(`Running ${lines.map((line) => line.map(({ name }) => name).join(', ')).join(' beside ')} …`);
await Promise.all(
  lines.map(async (line) => {
    for (const suite of line) await runSuite(suite, areSideBySide);
  }),
);

const named = (tests) => tests.map(({ file, title }) => `\n  ${relative(root, file)}: ${title}`).join('');
if (unstable.length > 0) console.log(`Unstable (failed beside others, passed on their own):${named(unstable)}`);
if (problems.length > 0) console.log(`Failed: ${problems.join(', ')}${named(failures)}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed === 0 ? 0 : 1;
