import type { OrderAnswer } from '../server/orders.ts';
import type { FormSceneName } from './switches.ts';

type Action = OrderAnswer['verdict']['action'];

interface Told {
  readonly heading: string;
  readonly text: string;
}

interface Shop {
  readonly told: Readonly<Record<Action, Told>>;
  /** The state of an order that waits for somebody at the shop. */
  readonly counter: string;
  /** What somebody at the shop can do about a waiting order, and what happens to it then. */
  readonly clerk: readonly (readonly [button: string, outcome: Action, Told])[];
}

const HOLD = 'Nothing has been transferred. Someone on our team will look at it within one working day.';

/** What each shop says to its customer after the form was sent, in its own words. */
export const shopMessages: Readonly<Record<Exclude<FormSceneName, 'supplier'>, Shop>> = {
  checkout: {
    told: {
      pay: { heading: 'Paid, thank you', text: '€2,565.00 is on its way. The seller ships within two days.' },
      review: { heading: 'Your order is on hold', text: HOLD },
      refuse: { heading: 'We cannot take this payment', text: 'Nothing has been transferred.' },
    },
    counter: 'Now you work at the shop, and this order is on your list. What do you do?',
    clerk: [
      [
        'Release the payment',
        'pay',
        {
          heading: 'Released by a person',
          text: 'The seller was called on a number that the shop already had. The receipt shows what the buyer was told, and chose.',
        },
      ],
      [
        'Cancel the order',
        'refuse',
        {
          heading: 'Cancelled by a person',
          text: 'Nothing was transferred. The buyer gets a message, and the listing is taken down until the seller can be reached.',
        },
      ],
    ],
  },
  onboarding: {
    told: {
      pay: {
        heading: 'Your account is set up',
        text: 'We will pay into it two days after your guests leave, starting with €612.00.',
      },
      review: { heading: 'We are looking at your account', text: `${HOLD} Your payouts are kept until then.` },
      refuse: {
        heading: 'This account cannot be used',
        text: 'We only pay out to an account of your own. Your payouts are kept until you name one.',
      },
    },
    counter: 'Now you work at the platform, and this account is on your list. What do you do?',
    clerk: [
      [
        'Accept the account',
        'pay',
        { heading: 'Accepted by a person', text: 'The host was called, and showed a bank statement.' },
      ],
      [
        'Ask for another one',
        'refuse',
        { heading: 'Sent back by a person', text: 'The host is asked for an account of their own. Payouts are kept.' },
      ],
    ],
  },
};

/** If an account was reported, the customer gets more than a red box. */
export const afterAlarm: readonly string[] = [
  'Do not pay into this account in any other way, either.',
  'Call the payee on a number that you already have, not one from the message.',
  'If you have already paid, call your bank at once: a recall is most likely in the first hours.',
];
