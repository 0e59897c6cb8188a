/** `llms.txt`, `llms-full.txt` and each page as Markdown beside it: https://llmstxt.org */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const outputOf = (file) => file.replace(/(^|\/)README\.md$/, '$1index.md');

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
  const full = [];
  for (const { title, pages } of navigation) {
    lines.push(`## ${title}`, '');
    for (const [file, label] of pages) {
      const text = readFileSync(join(docs, file), 'utf8');
      const to = outputOf(file);
      mkdirSync(dirname(join(outDir, to)), { recursive: true });
      cpSync(join(docs, file), join(outDir, to));
      const summary = summaryOf(text);
      lines.push(`- [${label}](${base}${to})${summary ? `: ${summary}` : ''}`);
      full.push(text);
    }
    lines.push('');
  }
  writeFileSync(join(outDir, 'llms.txt'), lines.join('\n'));
  writeFileSync(join(outDir, 'llms-full.txt'), full.join('\n\n---\n\n'));
}
