import { closest } from '../closest.ts';

/** A tag that `Intl` takes, or `undefined`: a page may hold any text in `lang`. */
function canonical(tag: string | null | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag || undefined)[0];
  } catch {
    return undefined;
  }
}

/** The locale to speak: the one asked for, else the nearest `lang`, else the browser's, else English. */
export const resolveLocale = (element: Element, asked: string): string =>
  canonical(asked || closest(element, '[lang]')?.getAttribute('lang')) ?? canonical(navigator.language) ?? 'en';
