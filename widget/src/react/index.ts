'use client';

/**
 * `<payee-check>` and `<payee-check-context>` as React components, for React 18 and later. The directive above marks the
 * client boundary, so that server components may use them; importing them defines the tags in the browser.
 */
import {
  createElement,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import '../index.ts';
import type { PayeeCheckContextElement, PayeeCheckElement, PayeeCheckEventMap } from '../element.ts';

export type {
  CompletedCheck,
  Decision,
  PayeeCheckContextElement,
  PayeeCheckElement,
  PayeeCheckErrorCode,
} from '../element.ts';

type NativeHandler = (event: Event & { readonly currentTarget: PayeeCheckElement }) => void;

/** Props in addition to those of every tag. */
interface Own {
  /** The BFF's URL; from the surrounding `<payee-check-context>` if absent. */
  endpoint?: string | undefined;
  /** Called for a token when there is none or it has expired. */
  getSessionToken?: PayeeCheckElement['getSessionToken'];
  sessionToken?: string | undefined;
  /** The name under which the form submits. */
  name?: string | undefined;
  /** The id of a form elsewhere. */
  form?: string | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
  readOnly?: boolean | undefined;
  scheme?: PayeeCheckElement['scheme'] | undefined;
  countries?: string | undefined;
  identifier?: string | undefined;
  scan?: boolean | undefined;
  accountType?: PayeeCheckElement['accountType'] | undefined;
  purpose?: PayeeCheckElement['purpose'] | undefined;
  policy?: PayeeCheckElement['policy'] | undefined;
  law?: PayeeCheckElement['law'] | undefined;
  checkOn?: PayeeCheckElement['checkOn'] | undefined;
  fieldSeparator?: PayeeCheckElement['fieldSeparator'] | undefined;
  appearance?: PayeeCheckElement['appearance'] | undefined;
  locale?: string | undefined;
  theme?: PayeeCheckElement['theme'] | undefined;
  autocomplete?: string | undefined;
  messages?: PayeeCheckElement['messages'];
  identifiers?: PayeeCheckElement['identifiers'];
  /** The fields: a prop is applied when it changes, and never overwrites what the payer has typed since. */
  payeeName?: string | undefined;
  iban?: string | undefined;
  sortCode?: string | undefined;
  accountNumber?: string | undefined;
  secondaryReference?: string | undefined;
  /** The receipt, as kept by a form library: when it becomes empty, the result is dropped. */
  value?: string | null | undefined;
  /** As in HTML, and unlike React's own `onChange`: an edit was completed, or the receipt arrived or was dropped. */
  onChange?: NativeHandler | undefined;
  /** A field was edited, or the receipt arrived or was dropped. */
  onInput?: NativeHandler | undefined;
  onCheckStart?: ((event: PayeeCheckEventMap['payee-check-start']) => void) | undefined;
  /** With `event.preventDefault()`, the page shows the result itself. */
  onResult?: ((event: PayeeCheckEventMap['payee-check-result']) => void) | undefined;
  onDecision?: ((event: PayeeCheckEventMap['payee-check-decision']) => void) | undefined;
  onCheckError?: ((event: PayeeCheckEventMap['payee-check-error']) => void) | undefined;
  onStateChange?: ((event: PayeeCheckEventMap['payee-check-state']) => void) | undefined;
}

export type PayeeCheckProps = Own & Omit<HTMLAttributes<PayeeCheckElement>, keyof Own | 'defaultValue'>;

/** What the elements inside have in common. */
type Shared = Pick<Own, 'endpoint' | 'getSessionToken' | 'sessionToken' | 'locale' | 'policy' | 'theme'>;

export type PayeeCheckContextProps = Shared & HTMLAttributes<PayeeCheckContextElement>;

/** Event types by the names of their props. */
const events = {
  onInput: 'input',
  onChange: 'change',
  onCheckStart: 'payee-check-start',
  onResult: 'payee-check-result',
  onDecision: 'payee-check-decision',
  onCheckError: 'payee-check-error',
  onStateChange: 'payee-check-state',
} as const satisfies Partial<Record<keyof Own, string>>;

/**
 * Props that are set as properties, and their values if absent: React 18 sets only attributes, which must not contain
 * personal data and cannot hold an object. The other props are attributes, in a server's markup as well.
 */
const properties: Readonly<Record<string, unknown>> = {
  getSessionToken: undefined,
  messages: undefined,
  identifiers: undefined,
  required: false,
  disabled: false,
  readOnly: false,
  scan: false,
  sessionToken: '',
  value: '',
  payeeName: '',
  iban: '',
  sortCode: '',
  accountNumber: '',
  secondaryReference: '',
};

/** Attributes whose name differs from the prop's. */
const attributes: Readonly<Record<string, string>> = {
  accountType: 'account-type',
  checkOn: 'check-on',
  fieldSeparator: 'field-separator',
  className: 'class',
};

// On a server there is no layout, and React would warn.
const useEffectBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** The tag's attributes; properties are set once it is rendered. */
function useTag<Tag extends HTMLElement>(props: object, forwarded: ForwardedRef<Tag>): Record<string, unknown> {
  const element = useRef<Tag>(null);
  useImperativeHandle<Tag | null, Tag | null>(forwarded, () => element.current, []);
  const latest = useRef(props);
  const given = useRef<Record<string, unknown>>({});

  useEffectBeforePaint(() => {
    latest.current = props;
    const { current } = element;
    if (!current) return;
    for (const [name, none] of Object.entries(properties)) {
      const value: unknown = Reflect.get(props, name);
      // A prop that was absent before and is absent now is left to the payer or the element.
      if (value === given.current[name]) continue;
      given.current[name] = value;
      Reflect.set(current, name, value ?? none);
    }
  });

  useEffectBeforePaint(() => {
    const { current } = element;
    const abort = new AbortController();
    for (const [prop, type] of Object.entries(events)) {
      const listener = (event: Event) => {
        const handler: unknown = Reflect.get(latest.current, prop);
        if (typeof handler === 'function') handler(event);
      };
      current?.addEventListener(type, listener, { signal: abort.signal });
    }
    return () => abort.abort();
  }, []);

  const rest: Record<string, unknown> = { ref: element };
  for (const [name, value] of Object.entries(props)) {
    if (!(name in events) && !(name in properties)) rest[attributes[name] ?? name] = value;
  }
  return rest;
}

/**
 * A form control that tells whether an account belongs to the name that was typed.
 *
 * @example
 * <form action="/pay" method="post">
 *   <PayeeCheck endpoint="https://bff.example" name="payee" required onResult={({ detail }) => log(detail.check.outcome)} />
 *   <button>Pay</button>
 * </form>
 */
export const PayeeCheck: ForwardRefExoticComponent<PayeeCheckProps & RefAttributes<PayeeCheckElement>> = forwardRef(
  (props, forwarded) => createElement('payee-check', useTag(props, forwarded)),
);
PayeeCheck.displayName = 'PayeeCheck';

/**
 * What several elements have in common, with one session for all of them.
 *
 * @example
 * <PayeeCheckContext endpoint="https://bff.example" policy="inform">
 *   <PayeeCheck name="supplier1" />
 *   <PayeeCheck name="supplier2" />
 * </PayeeCheckContext>
 */
export const PayeeCheckContext: ForwardRefExoticComponent<
  PayeeCheckContextProps & RefAttributes<PayeeCheckContextElement>
> = forwardRef((props, forwarded) => createElement('payee-check-context', useTag(props, forwarded)));
PayeeCheckContext.displayName = 'PayeeCheckContext';
