import { run, tool } from './run.mjs';

const quiet = { capture: true };

/** What has to hold of the source before any test runs. Types come first: they build what the others read. */
export const checks = [
  { name: 'types', run: () => tool('tsc', ['-b'], quiet) },
  {
    name: 'lint and format',
    run: () => tool('biome', ['ci', '--error-on-warnings', '--diagnostic-level=warn'], quiet),
  },
  { name: 'dead code', run: () => tool('knip', ['--no-progress'], quiet) },
  { name: 'server build', run: () => run('npm', ['run', 'build', '--silent', '-w', 'bff'], quiet) },
  { name: 'widget build', run: () => run('npm', ['run', 'build', '--silent', '-w', 'widget'], quiet) },
  { name: 'payment details size', run: () => run('npm', ['run', 'size', '--silent', '-w', 'shared'], quiet) },
  { name: 'widget size', run: () => run('npm', ['run', 'size', '--silent', '-w', 'widget'], quiet) },
  {
    name: 'custom-elements manifest',
    run: () => run('npm', ['run', 'manifest', '--silent', '-w', 'widget', '--', '--check'], quiet),
  },
];
