/**
 * Formats for programs: BIC and name, with NUL in place of the account. The place of a line says what it is, since any may
 * be empty: EPC069-12 has BIC, name and account behind its beginning, also in one line; the Swiss QR-bill type, version,
 * character set, account, kind of address and name.
 */
export const CODED =
  /^\s*(?:BCD(\s*?\n| )(?:\w+\1){3}(?:([A-Z]{6}\w{2,5})?\1)?(?=.{0,140}\s*\0)|SPC(?:\s+\w+){2}\s+\0\s+\w\s*?\n)(.{0,140}?)\s*[\n\0]/;

const LABELLED =
  /\b(?:bic|swift)(?:\W|bic|swift|code|number|n[or]){0,20}([a-z]{4}( ?)[a-z]{2}\2[a-z\d]{2}(?:\2[a-z\d]{3})?)\b/gi;

/**
 * The only BIC that is labelled as one; none if there are several. In capitals, because many words have eight letters.
 */
export function bicIn(text: string): string | null {
  const found = [...text.matchAll(LABELLED)].flatMap(([, bic = '']) =>
    /[a-z]/.test(bic) ? [] : bic.replace(/ /g, ''),
  );
  const [bic = null, ...others] = new Set(found);
  return text.match(CODED)?.[2] ?? (others[0] ? null : bic);
}
