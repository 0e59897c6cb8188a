import { palette } from '../../styles/palette.ts';

/**
 * The colours of a result: the text of its main button, and three for each outcome: its own (icon and bar), its surface, and
 * its heading's, at 7:1 or more on the surface. An alarm's heading has the alarm's own colour as its background.
 *
 * @cssproperty --payee-check-accent-text - Text of the main button
 * @cssproperty --payee-check-match - Match: icon and bar
 * @cssproperty --payee-check-match-surface - Match: background
 * @cssproperty --payee-check-match-text - Match: heading
 * @cssproperty --payee-check-close-match - Close match: icon and bar
 * @cssproperty --payee-check-close-match-surface - Close match: background
 * @cssproperty --payee-check-close-match-text - Close match: heading
 * @cssproperty --payee-check-no-match - No match: icon and bar
 * @cssproperty --payee-check-no-match-surface - No match: background
 * @cssproperty --payee-check-no-match-text - No match: heading
 * @cssproperty --payee-check-alarm - Alarm: border, and background of its heading
 * @cssproperty --payee-check-alarm-surface - Alarm: background
 * @cssproperty --payee-check-alarm-text - Alarm: heading
 * @cssproperty --payee-check-unable - Could not be checked: icon and bar
 * @cssproperty --payee-check-unable-surface - Could not be checked: background
 * @cssproperty --payee-check-unable-text - Could not be checked: heading
 */
export const outcomeTokens = palette([
  ['accent-text', '#fff', '#0d1420'],
  ['match', '#0b6e3b', '#5fd396'],
  ['match-surface', '#e8f6ee', '#10281c'],
  ['match-text', '#064a27', '#b9f0d0'],
  ['close-match', '#8a4b00', '#f2b45a'],
  ['close-match-surface', '#fff4e0', '#2e2310'],
  ['close-match-text', '#5a3100', '#ffe2b3'],
  ['no-match', '#a61b1b', '#ff8b84'],
  ['no-match-surface', '#fdecec', '#341819'],
  ['no-match-text', '#7d1010', '#ffd0cd'],
  ['alarm', '#9c0f2b', '#ff9aa5'],
  ['alarm-surface', '#fdf0f2', '#2f1418'],
  ['alarm-text', '#fff', '#33050d'],
  ['unable', '#3b4658', '#b3bfce'],
  ['unable-surface', '#eef1f5', '#222933'],
  ['unable-text', '#2b3442', '#e3e9f0'],
]);
