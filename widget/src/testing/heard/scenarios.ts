import type { CompletedCheck } from '@payee-check/shared/contract';
import { completed, type FakeBff, json, problem } from '../bff.ts';

/** What the payer does: a key, a text that is typed or pasted where the focus is, or nothing but to wait. */
type Act = { press: string } | { type: string } | { paste: string } | { wait: string };

/** A walk through the element, as a payer makes it who does not see it. */
export interface Scenario {
  id: string;
  /** What stands above its transcript. */
  title: string;
  attributes?: string;
  answer?: (bff: FakeBff) => void;
  acts: readonly Act[];
}

const IBAN = 'DE89 3704 0044 0532 0130 00';

const press = (...keys: string[]): Act[] => keys.map((key) => ({ press: key }));

/** Both fields, and on to the page's button, which begins the check. */
const asks = (name: string, iban = IBAN): Act[] => [
  ...press('Tab'),
  { type: name },
  ...press('Tab'),
  { type: iban },
  ...press('Tab'),
];

/** From the page's button to the card's n-th button from below. */
const back = (count: number): Act[] => Array.from({ length: count }, () => ({ press: 'Shift+Tab' }));

function answering(check: Partial<CompletedCheck>): (bff: FakeBff) => void {
  return (bff) => {
    bff.check = () => json(200, { check: completed(check) });
    bff.decision = (decision) => json(200, { check: completed({ ...check, decision }) });
  };
}

const letter = `Invoice 2024-117\nAccount holder: Jane Doe\nIBAN: ${IBAN}\nBIC: COBADEFFXXX`;

export const scenarios: readonly Scenario[] = [
  { id: 'match', title: 'The name matches', acts: asks('Jane Doe') },
  {
    id: 'own-account',
    title: 'The account is the payer’s own, by a connected account',
    answer: answering({
      evidence: [
        {
          kind: 'ownership',
          result: 'owner',
          provider: 'ibanity',
          environment: 'live',
          scheme: null,
          reference: null,
          elapsedMs: 1,
        },
      ],
    }),
    acts: asks('Jane Doe'),
  },
  {
    id: 'close-match-use',
    title: 'A close match: the payer takes the bank’s name, and takes that back',
    answer: answering({ outcome: 'close_match', registeredName: 'Jane Doe' }),
    acts: [...asks('Jane Do'), ...back(3), ...press('Enter', 'Tab', 'Enter')],
  },
  {
    id: 'close-match-change',
    title: 'A close match: the payer changes the details',
    answer: answering({ outcome: 'close_match', registeredName: 'Jane Doe' }),
    acts: [...asks('Jane Do'), ...back(2), ...press('Enter')],
  },
  {
    id: 'no-match-continue',
    title: 'No match: the payer continues all the same',
    answer: answering({ outcome: 'no_match' }),
    acts: [...asks('John Smith'), ...back(1), ...press('Enter')],
  },
  {
    id: 'no-match-submit',
    title: 'No match: the payer presses the page’s button without an answer to the warning',
    answer: answering({ outcome: 'no_match' }),
    acts: [...asks('John Smith'), ...press('Enter', 'Tab')],
  },
  {
    id: 'unable-to-verify',
    title: 'The name could not be checked: the payer tries again',
    answer: answering({ outcome: 'unable_to_verify', reason: 'bank_timeout' }),
    acts: [...asks('Jane Doe'), ...back(2), ...press('Enter')],
  },
  {
    id: 'alarm',
    title: 'An alarm: the name matches, and the account is reported for fraud',
    answer: answering({ risk: { level: 'high', signals: ['listed_as_fraud'] } }),
    acts: [...asks('Karl Mustermann'), ...back(2)],
  },
  {
    id: 'caution',
    title: 'A doubt about the account, which is no alarm',
    answer: answering({ risk: { level: 'caution', signals: ['listed_on_web'] } }),
    acts: asks('Jane Doe'),
  },
  {
    id: 'pending',
    title: 'The bank takes its time',
    answer: (bff) => {
      bff.check = async () => {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        return json(200, { check: completed() });
      };
    },
    acts: [...asks('Jane Doe'), { wait: 'match' }],
  },
  {
    id: 'error',
    title: 'The check could not be made',
    answer: (bff) => {
      bff.check = () => problem(503, 'unavailable');
    },
    acts: [...asks('Jane Doe'), ...back(2)],
  },
  {
    id: 'rate-limited',
    title: 'Too many checks: the payer has to wait',
    answer: (bff) => {
      bff.check = () => problem(429, 'rate_limited', { 'retry-after': '3600' });
    },
    acts: [...asks('Jane Doe'), ...back(2)],
  },
  {
    id: 'empty',
    title: 'Nothing is filled in',
    acts: press('Tab', 'Tab', 'Tab', 'Enter'),
  },
  {
    id: 'mistyped',
    title: 'Two digits are the wrong way round',
    acts: [...asks('Jane Doe', 'DE89 3704 0044 0532 0310 00'), ...press('Enter', 'Tab', 'Enter')],
  },
  {
    id: 'iban-as-name',
    title: 'The IBAN is in the name’s field',
    acts: [...press('Tab'), { type: IBAN }, ...press('Tab', 'Shift+Tab', 'Enter')],
  },
  {
    id: 'paste',
    title: 'The payer pastes a whole letter',
    acts: [...press('Tab', 'Tab'), { paste: letter }, ...press('Tab', 'Tab')],
  },
  {
    id: 'uk',
    title: 'The form for accounts in the United Kingdom',
    attributes: 'scheme="uk"',
    answer: answering({
      outcome: 'close_match',
      reason: 'account_is_business',
      account: { ...completed().account, scheme: 'uk', masked: '08-99-99 ••••4958', country: 'GB' },
    }),
    acts: [
      ...press('Tab'),
      { type: 'Jane Doe' },
      ...press('Tab', 'Space', 'Tab'),
      { type: '089999' },
      ...press('Tab'),
      { type: '66374958' },
      ...press('Tab', 'Tab'),
      ...back(2),
    ],
  },
  {
    id: 'identifier',
    title: 'An organisation’s number beside its name: one that is mistyped, and put right',
    attributes: 'identifier="lei vat"',
    acts: [
      ...press('Tab'),
      { type: 'Isartal Maschinenbau GmbH' },
      ...press('Tab', 'Tab'),
      { type: '529900T8BM49AURSDO54' },
      ...press('Tab', 'Shift+Tab'),
      { type: '529900T8BM49AURSDO55' },
      ...press('Tab'),
      { type: IBAN },
      ...press('Tab'),
    ],
  },
  {
    id: 'identifier-only',
    title: 'An organisation’s number in place of a name: it does not belong to the account',
    attributes: 'identifier="only vat"',
    answer: answering({ outcome: 'no_match', reason: 'identifier_mismatch' }),
    acts: [...press('Tab'), { type: 'DE136695976' }, ...press('Tab'), { type: IBAN }, ...press('Tab'), ...back(2)],
  },
  {
    id: 'scan',
    title: 'The payer wants to scan, and there is no camera',
    attributes: 'scan',
    answer: () => {
      const getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'));
      Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
    },
    acts: press('Tab', 'Enter', 'Tab'),
  },
  {
    id: 'reset',
    title: 'The page’s form is reset',
    acts: [...asks('Jane Doe'), ...press('Tab', 'Enter', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab')],
  },
];

/** Languages of the transcripts: the element's, and the screen reader's own words beside it. */
export const languages = ['en', 'de', 'fr', 'pl', 'ar'] as const;
