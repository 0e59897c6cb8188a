import { type CSSResult, unsafeCSS } from 'lit';

/** A colour's name, and what it is in light and in dark. */
export type Colour = readonly [name: string, light: string, dark: string];

/**
 * Custom properties for colours: a host sets `--payee-check-<name>`, the element's own styles read `--_<name>`.
 *
 * `light-dark()` follows the `color-scheme` that a page gives the element; browsers that lack it follow the payer's
 * own preference.
 */
export function palette(colours: readonly Colour[]): CSSResult {
  const rule = (theme: string, value: (colour: Colour) => string): string =>
    `.root${theme}{${colours.map((it) => `--_${it[0]}:var(--payee-check-${it[0]},${value(it)})`).join(';')}}`;
  const light = (colour: Colour): string => colour[1];
  const dark = (colour: Colour): string => colour[2];
  return unsafeCSS(
    rule('', light) +
      `@media(prefers-color-scheme:dark){${rule('[data-theme=auto]', dark)}}` +
      rule('[data-theme=dark]', dark) +
      `@supports(color:light-dark(red,red)){${rule('[data-theme]', (it) => `light-dark(${it[1]},${it[2]})`)}}`,
  );
}
