import type {
  MessageOverrides,
  PayeeCheckContextElement,
  PayeeCheckElement,
  PayeeCheckEventMap,
  Policy,
  Theme,
} from './element.ts';

/** What every element takes, as far as no framework's own types are needed to say it. */
interface Common<E> {
  id?: string;
  class?: string;
  className?: string;
  slot?: string;
  lang?: string;
  hidden?: boolean;
  children?: unknown;
  key?: string | number | null;
  ref?: ((element: E | null) => unknown) | { current: E | null } | null;
}

type Handlers = { [Type in keyof PayeeCheckEventMap as `on${Type}`]?: (event: PayeeCheckEventMap[Type]) => void };

/** Attributes and properties of `<payee-check>` in JSX. */
export interface PayeeCheckProps extends Common<PayeeCheckElement>, Handlers {
  endpoint?: string;
  sessionToken?: string;
  getSessionToken?: () => Promise<string>;
  name?: string;
  form?: string;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  scheme?: PayeeCheckElement['scheme'];
  countries?: string;
  accountType?: PayeeCheckElement['accountType'];
  policy?: Policy;
  checkOn?: PayeeCheckElement['checkOn'];
  payeeName?: string;
  iban?: string;
  sortCode?: string;
  accountNumber?: string;
  secondaryReference?: string;
  identifiers?: PayeeCheckElement['identifiers'];
  locale?: string;
  theme?: Theme;
  autocomplete?: string;
  messages?: MessageOverrides;
}

/** Attributes and properties of `<payee-check-context>` in JSX. */
export interface PayeeCheckContextProps extends Common<PayeeCheckContextElement> {
  endpoint?: string;
  sessionToken?: string;
  getSessionToken?: () => Promise<string>;
  locale?: string;
  policy?: Policy;
  theme?: Theme;
}

/**
 * The two tags, for a framework's `JSX.IntrinsicElements`. In a React 19 project:
 *
 * @example
 * import type { PayeeCheckElements } from '@payee-check/widget/jsx';
 * declare module 'react' {
 *   namespace JSX {
 *     interface IntrinsicElements extends PayeeCheckElements {}
 *   }
 * }
 */
export interface PayeeCheckElements {
  'payee-check': PayeeCheckProps;
  'payee-check-context': PayeeCheckContextProps;
}
