import { writeFileSync } from 'node:fs';

const count = (suite, counts, file) => {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else fail(counts, file, `${suite.name} ${test.name}`.trim());
  }
  for (const inner of suite.suites) count(inner, counts, file);
};

const fail = (counts, file, title) => {
  counts.failed += 1;
  counts.failures.push({ file, title });
};

/** A reporter for @web/test-runner that writes `{ passed, failed, skipped, failures: { file, title }[] }` to a file. */
export function reportCounts(file) {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
      for (const session of sessions) {
        const { testFile } = session;
        if (session.testResults) count(session.testResults, counts, testFile);
        // A file that could not be loaded, or that threw outside any test, fails without a failed test.
        if ((!session.passed && !session.testResults) || session.errors?.length) fail(counts, testFile, 'as a whole');
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
