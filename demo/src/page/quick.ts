import type { TestPayee } from '../sandbox/index.ts';
import { element } from './dom.ts';
import type { FormSceneName } from './switches.ts';

type Pick = readonly [id: string, title: string, hint: string];

const FITS: Pick = ['the-name-fits', 'The right name', 'Name and account belong together'];
const SLIP: Pick = ['a-letter-is-missing', 'A slip of the pen', 'One letter is missing'];
const OTHER: Pick = ['somebody-else', 'Somebody else’s account', 'The bank has a different name'];
const REPORTED: Pick = ['reported-as-fraud', 'A reported account', 'The name matches, and still …'];
const DOWN: Pick = ['the-bank-is-down', 'A bank that is down', 'Nobody can say, and nobody is stopped'];

/** The payees that a visitor tries first, in each scene. Everything else is in the table below. */
const picks: Readonly<Record<FormSceneName, readonly Pick[]>> = {
  checkout: [
    FITS,
    SLIP,
    OTHER,
    REPORTED,
    ['printed-on-web-pages', 'A number from a web page', 'It matches, but with a doubt'],
    DOWN,
  ],
  onboarding: [
    FITS,
    OTHER,
    ['paid-before-under-another-name', 'Paid before, under another name', 'The platform remembers'],
    REPORTED,
  ],
  supplier: [
    ['the-lei-fits', 'A company with its LEI', 'The organisation’s number matches'],
    ['another-firms-lei', 'Another firm’s LEI', 'The number belongs to someone else'],
    ['another-legal-form', 'Another legal form', 'N.V. or B.V.?'],
    REPORTED,
    DOWN,
  ],
};

/** A few plainly labelled buttons that fill in a test payee. */
export function quickPicks(
  scene: FormSceneName,
  payees: readonly TestPayee[],
  choose: (payee: TestPayee) => void,
): Node {
  const buttons = picks[scene].flatMap(([id, title, hint]) => {
    const payee = payees.find((payee) => payee.id === id);
    if (!payee) return [];
    const button = element(
      'button',
      { type: 'button', class: 'pick-card' },
      element('strong', { text: title }),
      element('span', { text: hint }),
    );
    button.addEventListener('click', () => choose(payee));
    return [element('li', {}, button)];
  });
  return element('ul', { class: 'pick-cards' }, ...buttons);
}
