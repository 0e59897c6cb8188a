import { ownershipProvider, providerTitles } from '../sandbox/provider-names.ts';
import { element } from './dom.ts';
import { ownNameOf } from './labels.ts';
import { type Switches, type SwitchName, switchChoices, switchNames } from './switches.ts';

const labels: Readonly<Record<SwitchName, string>> = {
  locale: 'Language',
  look: 'Look',
  theme: 'Light or dark',
  dir: 'Direction',
  policy: 'Policy',
  scheme: 'Scheme',
  type: 'Account type',
  on: 'Check on',
  providers: 'Sources',
};

const choiceLabels: Partial<Record<SwitchName, Readonly<Record<string, string>>>> = {
  // Chromium has no names for the last three.
  locale: { '': 'As the page', ga: 'Gaeilge', is: 'Íslenska', mt: 'Malti' },
  look: { default: 'Default', bank: 'Private bank', contrast: 'High contrast' },
  theme: { auto: 'Auto', light: 'Light', dark: 'Dark' },
  dir: { auto: 'Automatic', ltr: 'Left to right', rtl: 'Right to left' },
  policy: { confirm: 'Warn and ask', inform: 'Only tell', 'require-match': 'Insist on a match' },
  scheme: { iban: 'IBAN', uk: 'UK sort code', auto: 'Payer chooses' },
  type: { '': 'Not sent', personal: 'Personal', business: 'Business', ask: 'Payer chooses' },
  on: { complete: 'Complete', submit: 'Submit', manual: 'Button only' },
  providers: { all: 'Five providers', [ownershipProvider]: `${providerTitles[ownershipProvider]} alone` },
};

export function wordFor(name: SwitchName, choice: string): string {
  const word = choiceLabels[name]?.[choice];
  if (word !== undefined) return word;
  if (name !== 'locale') return choice;
  const own = ownNameOf(choice);
  return own.charAt(0).toLocaleUpperCase(choice) + own.slice(1);
}

/** One labelled choice. */
export function choice(
  label: string,
  options: readonly (readonly [value: string, text: string])[],
  value: string,
  chosen: (value: string) => void,
): { readonly row: HTMLElement; readonly select: HTMLSelectElement } {
  const select = element('select');
  for (const [option, text] of options) select.append(element('option', { value: option, text }));
  select.value = value;
  select.addEventListener('change', () => chosen(select.value));
  return { row: element('label', { class: 'switch' }, element('span', { text: label }), select), select };
}

/** The switches of the element, as a form. `show` sets them to another state. */
export function switchBoard(switches: Switches, changed: (name: SwitchName, value: string) => void) {
  const rows = switchNames.map((name) => {
    const options = switchChoices[name].map((choice) => [choice, wordFor(name, choice)] as const);
    return { name, ...choice(labels[name], options, switches[name], (value) => changed(name, value)) };
  });
  return {
    rows: rows.map(({ row }) => row),
    show(state: Switches): void {
      for (const { name, select } of rows) select.value = state[name];
    },
  };
}
