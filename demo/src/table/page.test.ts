import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testPayees } from '../sandbox/index.ts';
import { payeesMarkdown } from './markdown.ts';

const path = fileURLToPath(new URL('../../../docs/test-payees.md', import.meta.url));
const PLACE = /(<!-- test-payees -->\n)[\s\S]*?(\n<!-- \/test-payees -->)/;

it('the table of test payees in the documentation is the published one; `npx vitest run demo/src/table -u` writes it', async () => {
  const page = await readFile(path, 'utf8');
  expect(page).toMatch(PLACE);
  const table = payeesMarkdown(testPayees);
  await expect(page.replace(PLACE, (_, start, end) => `${start}\n${table}\n${end}`)).toMatchFileSnapshot(path);
});
