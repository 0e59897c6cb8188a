import type { Plural } from './messages.ts';

export type Values = Readonly<Record<string, string | number>>;

/** Puts values where a message names them; a number is written as the language writes it. */
export function fill(message: string, values: Values, locale: string): string {
  return message.replace(/\{(\w+)\}/g, (placeholder, key: string) => {
    const value = values[key];
    if (typeof value === 'number') return value.toLocaleString(locale);
    return value ?? placeholder;
  });
}

/** The form of a message that goes with a number, filled. */
export function fillPlural(plural: Plural, values: Values & { count: number }, locale: string): string {
  const category = new Intl.PluralRules(locale).select(values.count);
  return fill(plural[category] ?? plural.other, values, locale);
}
