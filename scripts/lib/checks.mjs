import { build } from './build.mjs';
import { run, tool } from './run.mjs';

const quiet = { capture: true };
const script = (...args) => run(process.execPath, args, quiet);

async function builds() {
  try {
    await build(undefined, { say: () => {} });
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

/**
 * The checks of the source that run before any test: the lines run in parallel, and the checks within a line one after
 * another.
 */
const lines = [
  [
    { name: 'types', run: () => tool('tsc', ['-b'], quiet) },
    { name: 'build', run: builds },
    { name: 'widget size', run: () => script('widget/build/size.mjs') },
  ],
  [
    { name: 'dead code', run: () => tool('knip', ['--no-progress', '--cache'], quiet) },
    { name: 'custom-elements manifest', run: () => script('widget/build/manifest.mjs', '--check') },
  ],
  [
    {
      name: 'lint and format',
      run: () => tool('biome', ['ci', '--error-on-warnings', '--diagnostic-level=warn'], quiet),
    },
    { name: 'payment details size', run: () => script('shared/build/size.mjs') },
  ],
];

/** Runs them, prints the result of each, and counts. */
export async function runChecks() {
  const counts = { passed: 0, failed: 0 };
  const runLine = async (checks) => {
    for (const { name, run: check } of checks) {
      const started = Date.now();
      const { code, output } = await check();
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0) console.log(output.trimEnd());
      counts[code === 0 ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(lines.map(runLine));
  return counts;
}
