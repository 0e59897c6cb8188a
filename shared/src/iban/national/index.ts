import * as rules from './rules.ts';

export type NationalCheck = 'passed' | 'failed' | 'none';

const RULES: Readonly<Record<string, rules.NationalRule>> = {
  AL: rules.albania,
  BA: rules.wholeModulo97,
  BE: rules.belgium,
  BI: rules.ribKey,
  CZ: rules.czechia,
  DJ: rules.ribKey,
  EE: rules.estonia,
  ES: rules.spain,
  FI: rules.finland,
  FR: rules.ribKey,
  HR: rules.croatia,
  HU: rules.hungary,
  IS: rules.iceland,
  IT: rules.italy,
  MC: rules.ribKey,
  ME: rules.wholeModulo97,
  MK: rules.wholeModulo97,
  MR: rules.ribKey,
  NO: rules.norway,
  PL: rules.poland,
  PT: rules.wholeModulo97,
  RS: /* @__PURE__ */ rules.wholeModulo97Except('908'),
  SI: /* @__PURE__ */ rules.wholeModulo97Except('01'),
  SK: rules.czechia,
  SM: rules.italy,
  ST: rules.wholeModulo97,
  TL: rules.wholeModulo97,
  TN: rules.ribKey,
  XK: rules.wholeModulo97,
};

/**
 * Whether the check digits that some countries have inside the BBAN are right: `none` if there is no rule, or if it
 * does not apply to the account.
 *
 * A failure is a reason to look twice, not to refuse, because banks have exceptions. (The Dutch eleven-test is not
 * among the rules: new IBANs need not pass it since 2020.)
 *
 * @param country ISO 3166-1 alpha-2
 * @param bban a BBAN that has that country's structure
 */
export function nationalCheck(country: string, bban: string): NationalCheck {
  const fits = Object.hasOwn(RULES, country) ? RULES[country]?.(bban) : undefined;
  return fits === undefined ? 'none' : fits ? 'passed' : 'failed';
}
