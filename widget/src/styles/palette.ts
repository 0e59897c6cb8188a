import { type CSSResult, unsafeCSS } from 'lit';
import type { Theme } from '../types.ts';

/** A colour's name, and its values in light and in dark. */
export type Colour = readonly [name: string, light: string, dark: string];

/** Evaluated once: every page would have to read a rule for each theme, and few need it. */
const isModern = globalThis.CSS?.supports('color', 'light-dark(red,red)');

/**
 * Custom properties for colours: a host sets `--payee-check-<name>`, the element's own styles read `--_<name>`.
 *
 * `light-dark()` follows the `color-scheme` of the place where a colour is used; for browsers that lack it, `themeOf`
 * sets the theme.
 */
export function palette(colours: readonly Colour[]): CSSResult {
  const rule = (theme: string, value: (colour: Colour) => string): string =>
    `.root${theme}{${colours.map((colour) => `--_${colour[0]}:var(--payee-check-${colour[0]},${value(colour)})`).join(';')}}`;
  return unsafeCSS(
    isModern
      ? rule('', ([, light, dark]) => `light-dark(${light},${dark})`)
      : rule('', ([, light]) => light) + rule('[data-theme=dark]', ([, , dark]) => dark),
  );
}

/** The theme for the styles: without `light-dark()`, they are told what a `color-scheme` amounts to. */
export function themeOf(element: Element, theme: Theme): Theme {
  if (isModern || theme === 'light' || theme === 'dark') return theme;
  const schemes = theme === 'system' ? 'light dark' : getComputedStyle(element).colorScheme;
  const isPreferred = matchMedia('(prefers-color-scheme:dark)').matches;
  return schemes.includes('dark') && (isPreferred || !schemes.includes('light')) ? 'dark' : 'light';
}
