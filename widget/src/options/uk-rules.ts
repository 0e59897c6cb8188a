import { formatSortCodeTyping, validateUkAccount } from '@payee-check/shared/uk';
import type { Fault, SchemeRules } from '../types.ts';

const MOST_CHARACTERS = 128;

const faults: Record<string, Fault['code']> = {
  sortCode: 'sort_code',
  accountNumber: 'account_number',
  secondaryReference: 'reference',
};

/** Sort code and account number; loaded only if a page offers them. */
export const ukRules: SchemeRules = {
  type(key, previous, next, caret, inputType) {
    const text = next.slice(0, MOST_CHARACTERS);
    if (key === 'sortCode') return formatSortCodeTyping(previous, text, Math.min(caret, text.length), inputType);
    return { value: text, caret: Math.min(caret, text.length) };
  },
  fault(key, values) {
    // The others are replaced by valid values, so that validation reaches the one in question.
    if (key === 'secondaryReference' && !values.secondaryReference.trim()) return undefined;
    const result = validateUkAccount({
      sortCode: key === 'sortCode' ? values.sortCode : '000000',
      accountNumber: key === 'accountNumber' ? values.accountNumber : '00000000',
      ...(key === 'secondaryReference' ? { secondaryReference: values.secondaryReference } : {}),
    });
    if (result.valid) return undefined;
    return { code: faults[key] ?? 'account_number', missing: result.code === 'empty' || result.code === 'too_short' };
  },
  account(values) {
    const result = validateUkAccount(values);
    if (!result.valid) return { scheme: 'uk', sortCode: values.sortCode, accountNumber: values.accountNumber };
    const { valid: _, ...account } = result;
    return { scheme: 'uk', ...account };
  },
};
