/** Digits, with marks between them that group or divide; a sign or a currency around. */
const AMOUNT = /^[^\d.,-]{0,4}-?(\d(?:[\d.,'’\s]*\d)?)[^\d]{0,4}$/;

/**
 * How the amounts of a file divide euros from cents: told by those that can be read in one way only (`1.234,56`,
 * `12,5`), and not at all by `1,234`.
 */
export function decimalOf(cells: readonly string[]): '.' | ',' | null {
  const votes = { '.': 0, ',': 0 };
  for (const cell of cells) {
    const [, digits = ''] = AMOUNT.exec(cell.trim()) ?? [];
    const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    const mark = digits.charAt(last);
    if (mark !== '.' && mark !== ',') continue;
    const behind = digits.length - last - 1;
    const both = digits.includes('.') && digits.includes(',');
    // The last of two kinds divides; so does one that stands alone and has other than three digits behind it.
    if (both || (behind !== 3 && digits.indexOf(mark) === last)) votes[mark] += 1;
    // One that comes twice groups, so that the other divides.
    else if (digits.indexOf(mark) !== last) votes[mark === '.' ? ',' : '.'] += 1;
  }
  return votes['.'] === votes[','] ? null : votes['.'] > votes[','] ? '.' : ',';
}

/** An amount with a point and no groups; `null` for what is none, or reads in two ways. */
export function amountOf(cell: string, decimal: '.' | ',' | null): string | null {
  const [, digits] = AMOUNT.exec(cell.trim()) ?? [];
  if (digits === undefined) return null;
  if (decimal === null && /[.,]/.test(digits)) return null;
  const plain = digits.replace(/['’\s]/g, '').replaceAll(decimal === ',' ? '.' : ',', '');
  const amount = plain.replace(',', '.');
  return /^\d+(?:\.\d+)?$/.test(amount) ? (cell.includes('-') ? `-${amount}` : amount) : null;
}
