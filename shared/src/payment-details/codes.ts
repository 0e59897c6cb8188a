/**
 * The name in what programs write for programs, as it would be written for people, NUL where the account stands.
 * EPC069-12 has BIC, name and account behind its beginning; the Swiss QR-bill type, version, character set, account,
 * kind of address and name.
 */
export function spelledOut(text: string): string {
  return text.replace(
    /^\s*(?:BCD\s+00\d\s+\d\s+[A-Z]+\s+(?:[A-Z]{6}\w{2,5}\s+)?|SPC\s+0\d+\s+1\s+\0+\s+[SK]\s+)([^\s\0][^\n\0]{0,139}).*/s,
    'payee:$1',
  );
}

const LABELLED =
  /(?:^\s*BCD\s+00\d\s+\d\s+[A-Z]+\s+(?=\S+\s+[^\s\0])|\b(?:BIC|SWIFT|[Bb]ic|[Ss]wift)(?:\W|BIC|SWIFT|[Cc]ode|CODE|number|no|nr){0,20})([A-Z]{4}( ?)[A-Z]{2}\2[A-Z\d]{2}(?:\2[A-Z\d]{3})?)\b/g;

/** The one BIC that is called so; none where there are several. In capitals: many a word has eight letters. */
export function bicIn(text: string): string | null {
  const [bic, ...others] = new Set([...text.matchAll(LABELLED)].map(([, found = '']) => found.replace(/ /g, '')));
  return others.length ? null : (bic ?? null);
}
