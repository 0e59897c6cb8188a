export { formatSortCodeTyping } from '../account-typing/sort-code.ts';
export { formatSortCode } from './format.ts';
export { maskUkAccount } from './mask.ts';
export type { UkAccount } from './standard-account.ts';
export {
  type UkAccountFault,
  type UkAccountResult,
  type UkField,
  type ValidUkAccount,
  validateUkAccount,
} from './validate.ts';
