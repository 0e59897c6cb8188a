import type { PropertyDeclaration } from 'lit';
import type { AccountTypeChoice, CheckOn, FieldKey, Policy, SchemeChoice, Theme } from '../types.ts';

/** Properties with a closed set of words. Any other word counts as none. */
export const choices = {
  scheme: ['iban', 'uk', 'auto'] as readonly SchemeChoice[],
  accountType: ['personal', 'business', 'ask'] as readonly AccountTypeChoice[],
  policy: ['inform', 'confirm', 'require-match'] as readonly Policy[],
  checkOn: ['complete', 'submit', 'manual'] as readonly CheckOn[],
  theme: ['auto', 'light', 'dark'] as readonly Theme[],
};

/** Attributes that prefill a field. They are read once and removed, since selectors can read them. */
export const prefills: Readonly<Record<string, FieldKey>> = {
  'payee-name': 'payeeName',
  iban: 'iban',
  'sort-code': 'sortCode',
  'account-number': 'accountNumber',
  'secondary-reference': 'secondaryReference',
};

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Declared for Lit, which keeps what was set before the upgrade; their accessors are the element's own. */
export const ownAccessors: Record<string, PropertyDeclaration> = Object.fromEntries(
  [...Object.keys(choices), ...Object.values(prefills)].map((name) => [
    name,
    { attribute: kebab(name), noAccessor: true },
  ]),
);

export function oneOf<T>(words: readonly T[], word: unknown): T | undefined {
  return words.find((it) => it === word);
}
