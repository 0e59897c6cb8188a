import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems } from '@payee-check/shared/contract';
import { describe, expect, it } from 'vitest';
import { root } from './blocks.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const page = read('docs/troubleshooting.md');
const rows = page.split('\n').filter((line) => /^\| (?!I see|---)/.test(line) && !line.startsWith('|---'));

/** What stands for any text in its place. */
const EXAMPLES = /…|LIMIT_CHECKS_PER_SESION|127\.0\.0\.1|8787/;
/** Messages of browsers, Node, npm, PHP and Redis, and names that are not messages. */
const OTHERS = new Set([
  "$_POST['payee.iban']",
  'Class "Normalizer" not found',
  'Cannot find module …/bff/dist/server.js',
  'npm 404',
  '@payee-check/shared',
  'npm ci',
  'npm test',
  'The invalid form control with name=… is not focusable.',
  'WRONGPASS',
  'NOAUTH',
  '/docs/',
]);

describe('the page on troubleshooting', () => {
  it('explains for every message why it appears and what to do', () => {
    expect(rows.length).toBeGreaterThan(25);
    for (const row of rows) {
      const cells = row.split(' | ').map((cell) => cell.replaceAll('|', '').trim());
      expect(cells.length, row).toBe(3);
      for (const cell of cells) expect(cell.length, row).toBeGreaterThan(4);
    }
  });

  it('quotes current messages of the code, and messages of other programs', () => {
    const sources = ['bff', 'shared', 'widget']
      .flatMap((name) =>
        readdirSync(join(root, name, 'src'), { recursive: true, encoding: 'utf8' }).map(
          (file) => `${name}/src/${file}`,
        ),
      )
      .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('testing'));
    const code = sources.map(read).join('\n');
    const said = rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`|"([^"`]+)"/g)]);
    expect(said.length).toBeGreaterThan(60);
    const missing = said
      .map(([, text, quoted]) => text ?? quoted ?? '')
      .filter((text) => !OTHERS.has(text))
      .filter((text) => !text.split(EXAMPLES).every((piece) => code.includes(piece.trim())));
    expect(missing).toEqual([]);
  });

  it.each(Object.keys(problems))('has the problem %s', (code) => {
    expect(rows.filter((row) => row.startsWith(`| \`${code}\` |`))).toHaveLength(1);
  });

  it('has every warning that the element logs to the console', () => {
    const source = /const texts[\s\S]*?\n\};/.exec(read('widget/src/check/warn.ts'))?.[0] ?? '';
    // The fixed parts of each text, without the inserted values.
    const texts = [...source.matchAll(/^ {2}(\w+): .*\n\s+(['`])(.*?)\2/gm)];
    expect(texts.length).toBeGreaterThan(3);
    for (const [, name, , text = ''] of texts) {
      const phrases = text.split(/\$\{[^}]*\}|[.,]/).map((item) => item.trim());
      const quoted = phrases.filter((phrase) => phrase.length > 11 && page.includes(phrase));
      expect(quoted, `${name}: ${text}`).not.toEqual([]);
    }
  });

  it.each([
    ['widget/src/errors.ts', /^ {2}\| '([a-z_]+)'/gm],
    ['shared/src/receipt/errors.ts', /^ {2}([a-z_]+): /gm],
  ])('has every code of %s', (file, code) => {
    const codes = [...read(file).matchAll(code)].map(([, it]) => it);
    expect(codes.length).toBeGreaterThan(8);
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});
