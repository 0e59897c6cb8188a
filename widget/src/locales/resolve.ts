import { locales } from '../chunks.ts';

/** The nearest `lang`, across shadow roots. */
function nearestLang(element: Element): string | undefined {
  for (let at: Element | null = element; at; ) {
    const holder: Element | null = at.closest('[lang]');
    if (holder) return holder.getAttribute('lang') || undefined;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
}

/** A tag that `Intl` takes, or `undefined`: a page may hold any text in `lang`. */
function canonical(tag: string | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag?.replace(/_/g, '-'))[0];
  } catch {
    return undefined;
  }
}

/** The locale to speak: the one asked for, else the nearest `lang`, else the browser's, else English. */
export function resolveLocale(element: Element, asked: string | undefined): string {
  return canonical(asked || undefined) ?? canonical(nearestLang(element)) ?? canonical(navigator.language) ?? 'en';
}

/** The locale's own messages or its language's: `fr-CH` → `fr`; `undefined` for English and for all that there is none for. */
export function availableLocale(tag: string): string | undefined {
  for (let at = tag; at; at = at.slice(0, Math.max(at.lastIndexOf('-'), 0))) {
    if (at in locales) return at;
  }
  return undefined;
}

/** The script direction, by language: the ones that the element may meet. */
export const isRightToLeft = (tag: string): boolean => /^(ar|fa|he|ur)\b/.test(tag);
