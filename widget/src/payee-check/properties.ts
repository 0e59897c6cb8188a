import type { PropertyDeclaration, PropertyDeclarations } from 'lit';
import type { Fields } from '../controllers/fields.ts';
import type { Configured } from '../controllers/host.ts';
import type { ChoiceSetting, Settings } from '../controllers/settings.ts';
import type { Kept } from '../form/form-control.ts';
import type { FieldKey } from '../types.ts';

/** Attributes that prefill a field. They are read once and removed, since selectors can read them. */
export const prefills: Readonly<Record<string, FieldKey>> = {
  'payee-name': 'payeeName',
  iban: 'iban',
  'sort-code': 'sortCode',
  'account-number': 'accountNumber',
  'secondary-reference': 'secondaryReference',
};

/** The plain properties of an element on which the page has set none. */
export const unset = {
  endpoint: '',
  sessionToken: '',
  countries: '',
  identifier: '',
  locale: '',
  autocomplete: '',
  scan: false,
} satisfies Partial<Configured>;

/** Where an element keeps its properties. */
interface Keepers {
  readonly settings: Settings;
  readonly fields: Fields;
}

/** The element's properties, for Lit: plain ones, and those kept by its controllers. */
export function propertiesOf<Element>(keepersOf: (element: Element) => Keepers): PropertyDeclarations {
  const word = (name: ChoiceSetting, attribute: string = name): Kept<Element> => ({
    attribute,
    get: (element) => keepersOf(element).settings.choice(name),
    set: (element, value) => keepersOf(element).settings.choose(name, value),
  });
  const field = (key: FieldKey, attribute: string): Kept<Element> => ({
    attribute,
    get: (element) => keepersOf(element).fields.values[key],
    set: (element, value) => keepersOf(element).fields.assign(key, value),
  });
  const identifiers: Kept<Element, Configured['identifiers']> = {
    attribute: false,
    get: (element) => keepersOf(element).settings.identifiers,
    set: (element, value) => keepersOf(element).settings.identify(value),
  };
  return {
    endpoint: {},
    sessionToken: { attribute: 'session-token' },
    getSessionToken: { attribute: false },
    countries: {},
    identifier: {},
    locale: {},
    messages: { attribute: false },
    autocomplete: {},
    scan: { type: Boolean },
    scheme: word('scheme'),
    accountType: word('accountType', 'account-type'),
    purpose: word('purpose'),
    law: word('law'),
    policy: word('policy'),
    checkOn: word('checkOn', 'check-on'),
    appearance: word('appearance'),
    fieldSeparator: word('fieldSeparator', 'field-separator'),
    theme: word('theme'),
    identifiers,
    ...Object.fromEntries(Object.entries(prefills).map(([attribute, key]) => [key, field(key, attribute)])),
  } satisfies { [Name in keyof Configured | FieldKey]?: PropertyDeclaration };
}
