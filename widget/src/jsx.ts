import type {
  MessageOverrides,
  PayeeCheckContextElement,
  PayeeCheckElement,
  PayeeCheckEventMap,
  Policy,
  Theme,
} from './element.ts';

/** What a framework's own events, synthetic or native, have in common. */
interface AnyEvent<E> {
  readonly type: string;
  readonly target: unknown;
  readonly currentTarget: E;
  preventDefault(): void;
  stopPropagation(): void;
}

/** A method's parameter is bivariant, so that a handler may name the framework's own event type. */
type Handler<E> = { handle(event: AnyEvent<E>): unknown }['handle'];

type NativeEvents = 'Input' | 'Change' | 'Focus' | 'Blur' | 'Invalid' | 'Click' | 'KeyDown' | 'KeyUp';

/** Attributes of every element that do not depend on a framework's types. */
interface Common<E> {
  id?: string;
  class?: string;
  className?: string;
  /** Text or an object, depending on the framework. */
  style?: string | object;
  slot?: string;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  title?: string;
  role?: string;
  hidden?: boolean;
  inert?: boolean;
  tabIndex?: number;
  translate?: 'yes' | 'no';
  children?: unknown;
  key?: string | number | null;
  ref?: ((element: E | null) => unknown) | { current: E | null } | null;
  suppressHydrationWarning?: boolean;
}

type Handlers<E> = {
  [Type in keyof PayeeCheckEventMap as `on${Type}`]?: (event: PayeeCheckEventMap[Type]) => void;
} & {
  [Type in NativeEvents as `on${Type}` | `on${Lowercase<Type>}`]?: Handler<E>;
};

/** Attributes as in HTML; compilers do not check names with a hyphen that are not listed here. */
interface Attributes {
  'account-type'?: PayeeCheckElement['accountType'];
  'check-on'?: PayeeCheckElement['checkOn'];
  'field-separator'?: PayeeCheckElement['fieldSeparator'];
  'payee-name'?: string;
  'sort-code'?: string;
  'account-number'?: string;
  'secondary-reference'?: string;
  'session-token'?: string;
  readonly?: boolean;
}

/** Attributes and properties of `<payee-check>` in JSX. */
export interface PayeeCheckProps extends Common<PayeeCheckElement>, Attributes, Handlers<PayeeCheckElement> {
  endpoint?: string;
  sessionToken?: string;
  getSessionToken?: () => Promise<string>;
  name?: string;
  form?: string;
  value?: string;
  defaultValue?: string;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  scheme?: PayeeCheckElement['scheme'];
  countries?: string;
  identifier?: string;
  scan?: boolean;
  accountType?: PayeeCheckElement['accountType'];
  policy?: Policy;
  law?: PayeeCheckElement['law'];
  checkOn?: PayeeCheckElement['checkOn'];
  purpose?: PayeeCheckElement['purpose'];
  fieldSeparator?: PayeeCheckElement['fieldSeparator'];
  appearance?: PayeeCheckElement['appearance'];
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
