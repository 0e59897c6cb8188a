import { unsafeCSS } from 'lit';

/**
 * The element's colours: name, light, dark. A host overrides each as `--payee-check-<name>`; inside, it is `--_<name>`.
 * An outcome has three: its colour (icon and bar), its surface, and the text of its heading, at 7:1 or more on it.
 */
const colours = [
  ['surface', '#fff', '#15191f'],
  ['text', '#1a1f27', '#eceff3'],
  ['muted', '#5a6473', '#a3adba'],
  ['border', '#8a94a3', '#6b7685'],
  ['accent', '#1f5fd0', '#7fb0ff'],
  ['accent-text', '#fff', '#0d1420'],
  ['chip', '#eef1f5', '#262d37'],
  ['error', '#a61b1b', '#ff9d97'],
  ['match', '#0b6e3b', '#5fd396'],
  ['match-surface', '#e8f6ee', '#10281c'],
  ['match-text', '#064a27', '#b9f0d0'],
  ['close-match', '#8a4b00', '#f2b45a'],
  ['close-match-surface', '#fff4e0', '#2e2310'],
  ['close-match-text', '#5a3100', '#ffe2b3'],
  ['no-match', '#a61b1b', '#ff8b84'],
  ['no-match-surface', '#fdecec', '#341819'],
  ['no-match-text', '#7d1010', '#ffd0cd'],
  ['unable', '#3b4658', '#b3bfce'],
  ['unable-surface', '#eef1f5', '#222933'],
  ['unable-text', '#2b3442', '#e3e9f0'],
] as const;

const each = (value: (name: string, light: string, dark: string) => string): string =>
  colours.map(([name, light, dark]) => `--_${name}:var(--payee-check-${name},${value(name, light, dark)});`).join('');

const light = each((_name, value) => value);
const dark = each((_name, _light, value) => value);

/**
 * `light-dark()` follows the `color-scheme` that a page gives the element; browsers that lack it follow the payer's
 * own preference.
 */
export const tokens = unsafeCSS(
  `:host{color-scheme:light dark}.root{${light}}` +
    `@media(prefers-color-scheme:dark){.root{${dark}}}` +
    `.root[data-theme=light]{color-scheme:light;${light}}.root[data-theme=dark]{color-scheme:dark;${dark}}` +
    `@supports(color:light-dark(#000,#fff)){.root[data-theme]{${each((_n, l, d) => `light-dark(${l},${d})`)}}}`,
);
