/** `llms.txt`, `llms-full.txt` and each page as Markdown beside it: https://llmstxt.org */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first paragraph, in one line. */
function summaryOf(text) {
  const [, paragraph = ''] = /^# .+\n+((?:(?!#|```|<|\||!).+\n?)+)/m.exec(text) ?? [];
  const plain = paragraph
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return /^.*?[.!?]_?(?= |$)/.exec(plain)?.[0] ?? plain;
}

export function writeForMachines(docs, outDir, navigation, base) {
  const lines = ['# Payee Check', '', `> ${summaryOf(readFileSync(join(docs, 'README.md'), 'utf8'))}`, ''];
  const named = navigation.flatMap(({ pages }) => pages.map(([file]) => file));
  // Every page keeps its name, so that the links between them lead somewhere.
  const all = readdirSync(docs, { recursive: true }).filter((file) => /^(?!dist|\.|examples).*\.md$/.test(file));
  for (const file of [...all, 'images']) cpSync(join(docs, file), join(outDir, file), { recursive: true });
  const others = all.filter((file) => !named.includes(file)).toSorted();
  const titled = others.map((file) => [file, /^# (.+)$/m.exec(readFileSync(join(docs, file), 'utf8'))?.[1] ?? file]);
  for (const { title, pages } of [...navigation, { title: 'Optional', pages: titled }]) {
    lines.push(`## ${title}`, '');
    for (const [file, label] of pages) {
      const summary = summaryOf(readFileSync(join(docs, file), 'utf8'));
      lines.push(`- [${label}](${base}${file})${summary ? `: ${summary}` : ''}`);
    }
    lines.push('');
  }
  const full = named.map((file) => readFileSync(join(docs, file), 'utf8'));
  writeFileSync(join(outDir, 'llms.txt'), lines.join('\n'));
  writeFileSync(join(outDir, 'llms-full.txt'), full.join('\n\n---\n\n'));
}
