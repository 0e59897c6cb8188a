/**
 * The name in what programs write for programs, as it would be written for people, NUL where the account stands.
 * EPC069-12 has BIC, name and account behind its beginning; the Swiss QR-bill type, version, character set, account,
 * kind of address and name.
 */
export function spelledOut(text: string): string {
  return text.replace(
    /^\s*(?:BCD\s+00\d\s+\d\s+[A-Z]+\s+([A-Z]{6}\w{2,5}\s+)?|SPC\s+0\d+\s+1\s+\0+\s+[SK]\s+)([^\s\0][^\n\0]{0,139}).*/s,
    'BIC $1\npayee:$2',
  );
}

const LABELLED =
  /\b(?:bic|swift)(?:\W|bic|swift|code|number|no|nr){0,20}([a-z]{4}( ?)[a-z]{2}\2[a-z\d]{2}(?:\2[a-z\d]{3})?)\b/gi;

/** The one BIC that is called so; none where there are several. In capitals: many a word has eight letters. */
export function bicIn(text: string): string | null {
  const found = [...text.matchAll(LABELLED)].map(([, bic = '']) => bic.replace(/ /g, ''));
  const [bic, ...others] = new Set(found.filter((bic) => !/[a-z]/.test(bic)));
  return others.length ? null : (bic ?? null);
}
