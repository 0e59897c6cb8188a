import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testPayees } from '../sandbox/index.ts';
import { payeesMarkdown } from './markdown.ts';

const path = fileURLToPath(new URL('../../../README.md', import.meta.url));
const PLACE = /(<!-- test-payees -->\n)[\s\S]*?(\n<!-- \/test-payees -->)/;

it('the README’s table of test payees is the published one; `npx vitest run demo/src/table -u` writes it', async () => {
  const readme = await readFile(path, 'utf8');
  expect(readme).toMatch(PLACE);
  const table = payeesMarkdown(testPayees);
  await expect(readme.replace(PLACE, (_, start, end) => `${start}\n${table}\n${end}`)).toMatchFileSnapshot(path);
});
