import { ownershipProvider } from '../sandbox/provider-names.ts';

/** The options of the demo page; the first of each is the element's default. */
export const switchChoices = {
  locale: [
    ...['', 'ar', 'bg', 'cs', 'da', 'de', 'el', 'en', 'en-GB', 'es', 'et', 'fi', 'fr', 'ga', 'hr', 'hu', 'is'],
    ...['it', 'lt', 'lv', 'mt', 'nb', 'nl', 'pl', 'pt', 'ro', 'sk', 'sl', 'sv', 'tr', 'uk'],
  ],
  look: ['default', 'bank', 'contrast'],
  theme: ['auto', 'light', 'dark'],
  dir: ['auto', 'ltr', 'rtl'],
  policy: ['confirm', 'inform', 'require-match'],
  scheme: ['iban', 'uk', 'auto'],
  type: ['', 'personal', 'business', 'ask'],
  on: ['complete', 'submit', 'manual'],
  providers: ['all', ownershipProvider],
} as const satisfies Record<string, readonly string[]>;

export type SwitchName = keyof typeof switchChoices;
export type Switches = Readonly<Record<SwitchName, string>>;

export const switchNames: readonly SwitchName[] = [
  'locale',
  'look',
  'theme',
  'dir',
  'policy',
  'scheme',
  'type',
  'on',
  'providers',
];

/** The switches that are kept when another scene is opened. */
const travelling: ReadonlySet<SwitchName> = new Set(['locale', 'look', 'theme', 'dir']);

/** The element's own defaults, and those that a scene replaces. */
function defaultSwitches(scene: Partial<Switches> = {}): Switches {
  return {
    locale: '',
    look: 'default',
    theme: 'auto',
    dir: 'auto',
    policy: 'confirm',
    scheme: 'iban',
    type: '',
    on: 'complete',
    providers: 'all',
    ...scene,
  };
}

/** Scenes whose page is a form with the element in it. */
export type FormSceneName = 'checkout' | 'onboarding' | 'supplier';
export type SceneName = FormSceneName | 'payment-run';

/** The initial switches of each scene. */
export const sceneDefaults: Readonly<Record<SceneName, Switches>> = {
  checkout: defaultSwitches(),
  // Onboarding changes master data only on a match; suppliers' changes go to a person anyway.
  onboarding: defaultSwitches({ policy: 'require-match' }),
  supplier: defaultSwitches({ policy: 'inform', type: 'business' }),
  // A file accepts only a name that the bank confirmed.
  'payment-run': defaultSwitches({ policy: 'require-match' }),
};

/** Reads the switches from a query; unknown values leave the default. */
export function readSwitches(query: URLSearchParams, defaults: Switches): Switches {
  const read = (name: SwitchName): string => {
    const asked = query.get(name);
    const known: readonly string[] = switchChoices[name];
    return asked !== null && known.includes(asked) ? asked : defaults[name];
  };
  return Object.fromEntries(switchNames.map((name) => [name, read(name)])) as Record<SwitchName, string>;
}

/** The query contains only what differs from the scene's defaults. */
export function writeSwitches(switches: Switches, defaults: Switches): URLSearchParams {
  return new URLSearchParams(
    switchNames.filter((name) => switches[name] !== defaults[name]).map((name) => [name, switches[name]]),
  );
}

/** The query with which another scene is opened. */
export function travelQuery(switches: Switches): string {
  const defaults = defaultSwitches();
  const query = new URLSearchParams(
    switchNames
      .filter((name) => travelling.has(name) && switches[name] !== defaults[name])
      .map((name) => [name, switches[name]]),
  ).toString();
  return query && `?${query}`;
}

/** Where an attribute is set: a context passes the first four to all elements inside it. */
export type AttributeOwner = 'context' | 'element';

/** The element's attributes for a set of switches; `null`: absent, for a default. */
export function attributesOf(switches: Switches): Readonly<Record<AttributeOwner, Record<string, string | null>>> {
  const unless = (standard: string, value: string) => (value === standard ? null : value);
  return {
    context: {
      locale: unless('', switches.locale),
      theme: unless('auto', switches.theme),
      policy: unless('confirm', switches.policy),
    },
    element: {
      scheme: unless('iban', switches.scheme),
      'account-type': unless('', switches.type),
      'check-on': unless('complete', switches.on),
    },
  };
}

/** The direction of the shop's own page. */
export function directionOf({ dir, locale }: Switches): 'ltr' | 'rtl' {
  if (dir === 'ltr' || dir === 'rtl') return dir;
  return locale === 'ar' ? 'rtl' : 'ltr';
}
