const NAMES = { en: 'English', de: 'German', fr: 'French', ar: 'Arabic', pl: 'Polish' };

/** What the payer does, as a reader of the transcript sees it. */
function describe(act) {
  if ('press' in act) return act.press;
  if ('type' in act) return `types “${act.type}”`;
  if ('paste' in act) return 'pastes the letter';
  return 'waits';
}

/** A table cell: it must not contain a line break, or anything that could be read as markup. */
const cell = (lines) =>
  lines
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[|\\<>*_`[\]]/g, '\\$&'),
    )
    .join('<br>');

/** A scenario's transcript: a row for each act and a column for each reader. */
export function table(readers, { title, acts }, columns) {
  const rows = acts.map((act, at) => {
    const said = columns.map((column) => cell(column[at]));
    return `| ${cell([describe(act)])} | ${said.join(' | ')} |`;
  });
  return `## ${title}\n\n| the payer | ${readers.join(' | ')} |\n| --- |${' --- |'.repeat(readers.length)}\n${rows.join('\n')}\n`;
}

/** The tables of a page, by their titles. */
export function tablesIn(page) {
  const tables = page.split(/^(?=## )/m).slice(1);
  return new Map(tables.map((text) => [text.slice(3, text.indexOf('\n')), `${text.trimEnd()}\n`]));
}

/** A language's transcripts. */
export function markdown(language, tables) {
  return `# What a screen reader says: ${NAMES[language]}\n\nWritten by \`npm run transcripts\`; see [how it was made](how.md). The page’s own buttons are “OK” and “Reset”.\n\n${tables.join('\n')}`;
}
