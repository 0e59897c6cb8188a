export type { Outcome } from './deviations.ts';
export { type Deviation, describeDeviation, deviationCodes } from './deviations.ts';
export { isOrganisationName, type NameKind } from './kind.ts';
export { MAX_NAME_LENGTH, matchNames, type NamesToMatch } from './match-names.ts';
export { normalizeName } from './tokens.ts';
export type { NameMatch } from './verdict.ts';
