/** A tag that `Intl` takes, or `undefined`: a page may hold any text in `lang`. */
function canonical(tag: string | null | undefined): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag || undefined)[0];
  } catch {
    return undefined;
  }
}

/** The locale to speak: the one asked for, else the nearest `lang` across shadow roots, else the browser's, else English. */
export function resolveLocale(element: Element, asked: string): string {
  let lang: string | null | undefined = asked;
  for (let at: Element | null = element; at && !lang; ) {
    lang = at.closest('[lang]')?.getAttribute('lang');
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return canonical(lang) ?? canonical(navigator.language) ?? 'en';
}
