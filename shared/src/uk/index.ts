export { formatSortCodeTyping } from '../account-typing/sort-code.ts';
export { formatSortCode, maskUkAccount } from './format.ts';
export type { UkAccount } from './standard-account.ts';
export {
  type UkAccountFault,
  type UkAccountResult,
  type UkField,
  type ValidUkAccount,
  validateUkAccount,
} from './validate.ts';
