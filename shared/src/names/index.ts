export { type Deviation, describeDeviation, deviationCodes } from './deviations.ts';
export { foldName } from './fold-name.ts';
export type { NameKind } from './kind.ts';
export { MAX_NAME_LENGTH, matchNames, type NamesToMatch } from './match-names.ts';
export type { NameMatch, Outcome } from './outcome.ts';
