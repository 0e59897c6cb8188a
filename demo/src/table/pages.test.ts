import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testPayees } from '../sandbox/index.ts';
import { payeesMarkdown } from './markdown.ts';

const PLACE = /(<!-- test-payees -->\n)[\s\S]*?(\n<!-- \/test-payees -->)/;

it.each(['README.md', 'docs/test-payees.md'])(
  '%s has the published table of test payees; `npx vitest run demo/src/table -u` updates it',
  async (name) => {
    const path = fileURLToPath(new URL(`../../../${name}`, import.meta.url));
    const page = await readFile(path, 'utf8');
    expect(page).toMatch(PLACE);
    const table = payeesMarkdown(testPayees);
    await expect(page.replace(PLACE, (_, start, end) => `${start}\n${table}\n${end}`)).toMatchFileSnapshot(path);
  },
);
