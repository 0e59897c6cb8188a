const displayNames = new Map<string, Intl.DisplayNames>();

/** A country's name in a language; its code where the language has none. */
export function countryName(code: string, locale: string): string {
  const names = displayNames.get(locale) ?? new Intl.DisplayNames([locale, 'en'], { type: 'region' });
  displayNames.set(locale, names);
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code;
}
