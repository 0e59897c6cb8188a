import { writeFileSync } from 'node:fs';

const count = (suite, counts) => {
  for (const test of suite.tests) {
    if (test.skipped) counts.skipped += 1;
    else if (test.passed) counts.passed += 1;
    else counts.failed += 1;
  }
  for (const inner of suite.suites) count(inner, counts);
};

/** A reporter for @web/test-runner that leaves `{ passed, failed, skipped }` in a file. */
export function reportCounts(file) {
  return {
    stop({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        if (session.testResults) count(session.testResults, counts);
        // A file that could not be loaded, or that threw outside any test, has failed without one.
        if (!session.passed && !session.testResults) counts.failed += 1;
        else if (session.errors?.length) counts.failed += 1;
      }
      writeFileSync(file, JSON.stringify(counts));
    },
  };
}
