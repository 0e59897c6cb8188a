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

/** A language's transcripts: a table for each scenario, with a row for each act and a column for each reader. */
export function markdown(language, readers, scenarios, columns) {
  const tables = scenarios.map(({ title, acts }, index) => {
    const rows = acts.map((act, at) => {
      const said = columns.map((column) => cell(column[index][at]));
      return `| ${cell([describe(act)])} | ${said.join(' | ')} |`;
    });
    return `## ${title}\n\n| the payer | ${readers.join(' | ')} |\n| --- |${' --- |'.repeat(readers.length)}\n${rows.join('\n')}\n`;
  });
  return `# What a screen reader says: ${NAMES[language]}\n\nWritten by \`npm run transcripts\`; see [how it was made](how.md). The page’s own buttons are “OK” and “Reset”.\n\n${tables.join('\n')}`;
}
