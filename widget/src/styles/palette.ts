import { type CSSResult, unsafeCSS } from 'lit';

/** A colour's name, and what it is in light and in dark. */
export type Colour = readonly [name: string, light: string, dark: string];

/** Looked up once: a rule for every theme is read by every page, and needed by few. */
const isModern = globalThis.CSS?.supports('color', 'light-dark(red,red)');

/**
 * Custom properties for colours: a host sets `--payee-check-<name>`, the element's own styles read `--_<name>`.
 *
 * `light-dark()` follows the `color-scheme` of the place where a colour is used; browsers that lack it follow the
 * payer's own preference.
 */
export function palette(colours: readonly Colour[]): CSSResult {
  const rule = (theme: string, value: (colour: Colour) => string): string =>
    `.root${theme}{${colours.map((it) => `--_${it[0]}:var(--payee-check-${it[0]},${value(it)})`).join(';')}}`;
  const dark = (colour: Colour): string => colour[2];
  return unsafeCSS(
    isModern
      ? rule('', (it) => `light-dark(${it[1]},${it[2]})`)
      : rule('', (it) => it[1]) +
          `@media(prefers-color-scheme:dark){${rule('[data-theme=auto]', dark)}}` +
          rule('[data-theme=dark]', dark),
  );
}
