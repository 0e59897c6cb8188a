import { palette } from './palette.ts';

/** The colours of the fields. Those of the outcomes are in `check/result/tokens.ts`. */
export const tokens = palette([
  ['surface', '#fff', '#15191f'],
  ['text', '#1a1f27', '#eceff3'],
  ['muted', '#5a6473', '#a3adba'],
  ['border', '#8a94a3', '#6b7685'],
  ['accent', '#1f5fd0', '#7fb0ff'],
  ['chip', '#eef1f5', '#262d37'],
  ['error', '#a61b1b', '#ff9d97'],
]);
