/** Only the classes: importing this module defines no tag and uses no DOM. */
export type { CompletedCheck, Decision } from '@payee-check/shared/contract';
export { PayeeCheckContextElement } from './context/element.ts';
export { PayeeCheckError, type PayeeCheckErrorCode } from './errors.ts';
export type { AssistMessages } from './locales/assist/messages.ts';
export type { Messages } from './locales/messages.ts';
export type { MessageOverrides } from './locales/overrides.ts';
export { PayeeCheckElement } from './payee-check/element.ts';
export type {
  AccountTypeChoice,
  Appearance,
  CheckOn,
  Law,
  PayeeCheckDecisionDetail,
  PayeeCheckEventMap,
  PayeeCheckState,
  Policy,
  SchemeChoice,
  Theme,
} from './types.ts';
