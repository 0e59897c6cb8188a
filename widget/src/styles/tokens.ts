import { palette } from './palette.ts';

/**
 * The colours of the fields. Those of the outcomes are in `check/result/tokens.ts`; font, radius and space in the styles.
 *
 * @cssproperty --payee-check-font - Font family
 * @cssproperty [--payee-check-radius=8px] - Corner radius
 * @cssproperty [--payee-check-space=16px] - Space between fields
 * @cssproperty [--payee-check-field-height=44px] - Minimum height of fields and buttons
 * @cssproperty --payee-check-label-width - A length puts each label next to its field if the element is at least 560 px wide; otherwise labels are above
 * @cssproperty --payee-check-surface - Background of fields and buttons
 * @cssproperty --payee-check-text - Text
 * @cssproperty --payee-check-muted - Hints and secondary text
 * @cssproperty --payee-check-border - Border of fields and buttons
 * @cssproperty --payee-check-accent - Focus ring and main button
 * @cssproperty --payee-check-chip - Background of the country chip
 * @cssproperty --payee-check-error - Errors
 */
export const tokens = palette([
  ['surface', '#fff', '#15191f'],
  ['text', '#1a1f27', '#eceff3'],
  ['muted', '#5a6473', '#a3adba'],
  ['border', '#8a94a3', '#6b7685'],
  ['accent', '#1f5fd0', '#7fb0ff'],
  ['chip', '#eef1f5', '#262d37'],
  ['error', '#a61b1b', '#ff9d97'],
]);
