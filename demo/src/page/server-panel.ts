import type { OrderAnswer } from '../server/orders.ts';
import { claimFacts } from './claims.ts';
import { asJson, element, facts } from './dom.ts';
import { plain } from './labels.ts';
import { fieldsOf, isOne, type ShopReply, sendOrder } from './order.ts';
import { forgeReceipt } from './receipt.ts';
import { form } from './scene.ts';
import type { FormSceneName } from './switches.ts';

type Action = OrderAnswer['verdict']['action'];

const headings: Readonly<Record<FormSceneName, Readonly<Record<Action, string>>>> = {
  checkout: { pay: 'The order is paid', review: 'The order is held for review', refuse: 'The order is refused' },
  onboarding: {
    pay: 'The payout account is saved',
    review: 'The payout account is held for review',
    refuse: 'The payout account is refused',
  },
  supplier: { pay: 'Changed', review: 'Held', refuse: 'Stopped' },
};

function answerView(answer: OrderAnswer, labels: Readonly<Record<Action, string>>): Node[] {
  const { action, why } = answer.verdict;
  const name = Object.entries(answer.received).find(([field]) => field.endsWith('.name'))?.[1];
  return [
    element(
      'p',
      { class: `verdict ${action}` },
      element('strong', { text: labels[action] }),
      element('span', { text: name ? `${name}: ${why}` : why }),
    ),
    ...(answer.verification === 'verified'
      ? [
          element('h3', { text: 'The receipt, verified' }),
          facts(claimFacts(answer.claims)),
          asJson('The claims, as JSON', answer.claims),
        ]
      : []),
    ...(answer.verification === 'refused'
      ? [
          element('h3', { text: 'The receipt, refused' }),
          facts([
            ['Why', plain(answer.code)],
            ['Code', answer.code],
          ]),
        ]
      : []),
    element('h3', { text: 'What the form carried' }),
    facts(Object.entries(answer.received)),
  ];
}

const short = (answer: OrderAnswer, labels: Readonly<Record<Action, string>>): HTMLElement =>
  element(
    'details',
    { class: 'one-payee' },
    element('summary', {}, ...answerView(answer, labels).slice(0, 1)),
    ...answerView(answer, labels).slice(1),
  );

/** Attacks that somebody who controls the browser could try with the form that was just sent. */
const forgeries: readonly (readonly [label: string, change: (body: URLSearchParams) => void])[] = [
  [
    'Write “match” into the receipt',
    (body) => {
      const outcome = { outcome: 'match', reason: null, decision: 'continue_anyway' };
      body.set('payee', forgeReceipt(body.get('payee') ?? '', outcome));
    },
  ],
  [
    'Pay another account with it',
    (body) => {
      if (body.has('payee.iban')) body.set('payee.iban', 'BE57734001234535');
      else body.set('payee.account-number', '10000113');
    },
  ],
  ['Pay under another name', (body) => body.set('payee.name', 'Mallory Malone')],
];

/** What the merchant's server received, what it verified, and what it decided. */
export function serverPanel(scene: FormSceneName, shown: (reply: ShopReply | null) => void): HTMLElement {
  const labels = headings[scene];
  const panel = element(
    'div',
    { id: 'panel' },
    element('p', {
      class: 'muted',
      text: 'Nothing yet. Send the form: it carries a signed receipt, and the shop’s server verifies it offline, against the account and the name that it is going to pay.',
    }),
  );

  function forge(body: URLSearchParams): HTMLElement {
    const buttons = forgeries.map(([label, change]) => {
      const button = element('button', { type: 'button', class: 'small', text: label });
      button.addEventListener('click', () => {
        const forged = new URLSearchParams(body);
        change(forged);
        send(forged, body);
      });
      return button;
    });
    return element('div', { class: 'forge' }, element('h3', { text: 'Try to cheat the server' }), ...buttons);
  }

  async function send(body: URLSearchParams, honest: URLSearchParams): Promise<void> {
    const reply = await sendOrder(form.action, body);
    if (reply === null) {
      panel.replaceChildren(element('p', { class: 'muted', text: 'The shop’s server does not answer.' }));
    } else if (isOne(reply)) {
      panel.replaceChildren(...answerView(reply, labels));
      panel.dataset['verification'] = reply.verification;
      if (honest.get('payee')) panel.firstElementChild?.after(forge(honest));
    } else {
      panel.replaceChildren(...reply.map((part) => short(part, labels)));
    }
    shown(reply);
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = fieldsOf(form);
    send(body, body);
  });
  return element('div', {}, panel);
}
