/**
 * How long a wait is, told from now: "in 12 seconds", "in 5 minutes", "in 2 hours", in the language's own grammar. A
 * browser that cannot say so in this language (Chromium has no Irish, Icelandic or Maltese) gives the time in digits.
 */
export function waitWords(seconds: number, locale: string): string {
  const [count, unit] = rounded(Math.max(seconds, 1));
  if (Intl.RelativeTimeFormat.supportedLocalesOf(locale).length === 0) return `(${digits(seconds)})`;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(count, unit);
  // CLDR's Arabic says "within", which would let a payer try at once.
  return /^ar\b/.test(locale) ? words.replace('خلال', 'بعد') : words;
}

/** Never too short. A wait of more than an hour is told in minutes up to two hours, so that it is not told as twice as long. */
function rounded(seconds: number): [number, 'second' | 'minute' | 'hour'] {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return [Math.ceil(seconds), 'second'];
  return minutes < 120 && minutes % 60 !== 0 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour'];
}

function digits(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  return (parts[0] === 0 ? parts.slice(1) : parts).map((part) => `${part}`.padStart(2, '0')).join(':');
}
