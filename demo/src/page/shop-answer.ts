import type { OrderAnswer } from '../server/orders.ts';
import { announce, element } from './dom.ts';
import { plain } from './labels.ts';
import { isOne, type ShopReply } from './order.ts';
import { afterAlarm, shopMessages } from './shop-messages.ts';
import type { FormSceneName } from './switches.ts';

type Action = OrderAnswer['verdict']['action'];

const marks: Readonly<Record<Action, string>> = { pay: '✓', review: '…', refuse: '✕' };
const done: Readonly<Record<Action, string>> = { pay: 'Changed', review: 'Held', refuse: 'Stopped' };

const isAlarm = (answer: OrderAnswer): boolean =>
  answer.verification === 'verified' && answer.claims.risk.level === 'high';

/** The name in the form: shown on the screen, but in no URL. */
const payeeOf = ({ received }: OrderAnswer): string =>
  Object.entries(received).find(([field]) => field.endsWith('.name'))?.[1] ?? '';

/** What the shop's server based its decision on. */
export function reasons(answer: OrderAnswer): HTMLElement {
  const rows: (readonly [string, string])[] = [];
  if (answer.verification === 'verified') {
    const { outcome, reason, decision, risk } = answer.claims;
    rows.push(['Receipt', 'Verified against account and name']);
    rows.push([
      'The bank’s answer',
      [outcome, reason]
        .filter((word) => word !== null)
        .map(plain)
        .join(': '),
    ]);
    if (decision !== null) rows.push(['The payer', plain(decision)]);
    if (risk.signals.length > 0) rows.push(['Signs of risk', risk.signals.map(plain).join(', ')]);
  } else {
    rows.push(['Receipt', answer.verification === 'absent' ? 'None: not checked' : plain(answer.code)]);
  }
  const list = element('dl', { class: 'saw' });
  for (const [name, value] of rows) list.append(element('dt', { text: name }), element('dd', { text: value }));
  return list;
}

function card(action: Action, heading: string, ...content: readonly Node[]): HTMLElement {
  return element(
    'div',
    { class: `answer ${action}` },
    element('p', { class: 'answer-mark', 'aria-hidden': 'true', text: marks[action] }),
    element('h3', { text: heading }),
    ...content,
  );
}

const button = (text: string, kind: 'primary' | 'secondary', act: () => void): HTMLButtonElement => {
  const made = element('button', { type: 'button', class: kind, text });
  made.addEventListener('click', act);
  return made;
};

interface AnswerActions {
  /** Back to the form in the state in which it was left. */
  readonly change: () => void;
  /** Back to an empty form. */
  readonly again: () => void;
}

function one(scene: Exclude<FormSceneName, 'supplier'>, answer: OrderAnswer, { change, again }: AnswerActions): Node[] {
  const { action, why } = answer.verdict;
  const { told, counter: place, clerk } = shopMessages[scene];
  const first = card(
    action,
    told[action].heading,
    element('p', { text: told[action].text }),
    element('p', { class: 'why', text: why }),
    reasons(answer),
  );
  if (isAlarm(answer)) {
    const steps = afterAlarm.map((text) => element('li', { text }));
    first.append(element('h4', { text: 'What to do now' }), element('ul', { class: 'next' }, ...steps));
  }
  if (action === 'pay') return [first, button('Start again', 'secondary', again)];
  if (action === 'refuse') return [first, button('Change the details', 'primary', change)];

  const counter = element('div', { class: 'clerk' });
  const decide = clerk.map(([label, outcome, { heading, text }]) =>
    button(label, 'secondary', () => {
      counter.replaceChildren(
        card(outcome, heading, element('p', { text })),
        button('Start again', 'secondary', again),
      );
      counter.focus();
    }),
  );
  counter.tabIndex = -1;
  counter.append(
    element('h4', { text: 'On the other side of the counter' }),
    element('p', { class: 'fine', text: place }),
    ...decide,
  );
  return [first, counter, button('Change the details', 'secondary', change)];
}

/** The shop's server does not answer, which says nothing about the payee. */
const nobody = ({ change }: AnswerActions): Node[] => [
  card(
    'review',
    'The shop does not answer',
    element('p', { text: 'What you entered is still in the form.' }),
    element('p', { class: 'why', text: 'Is the demo still running? Start it, and send the form again.' }),
  ),
  button('Back to the form', 'primary', change),
];

function several(answers: readonly OrderAnswer[], { change, again }: AnswerActions): Node[] {
  const count = (action: Action) => answers.filter(({ verdict }) => verdict.action === action).length;
  const rows = answers.map((answer) => {
    const { action, why } = answer.verdict;
    return element(
      'li',
      { class: action },
      element('strong', { text: payeeOf(answer) }),
      element('span', { class: 'fate', text: done[action] }),
      element('span', { class: 'fine', text: why }),
    );
  });
  const worst: Action = count('refuse') > 0 ? 'refuse' : count('review') > 0 ? 'review' : 'pay';
  return [
    card(
      worst,
      `${count('pay')} changed, ${count('review')} held, ${count('refuse')} stopped`,
      element('p', {
        text: 'Whatever was held or stopped is on the call list: each of these suppliers is called on the number in the master data.',
      }),
      element('ul', { class: 'fates' }, ...rows),
      ...(answers.some(isAlarm)
        ? [
            element('h4', { text: 'An account was reported' }),
            element('ul', { class: 'next' }, ...afterAlarm.map((text) => element('li', { text }))),
          ]
        : []),
    ),
    button('Change the details', 'secondary', change),
    button('Start again', 'secondary', again),
  ];
}

/** The shop's own answer, which replaces the form on its page. */
export function shopAnswer(scene: FormSceneName, form: HTMLFormElement, closed: () => void = () => {}) {
  const place = element('section', { class: 'shop-answer', tabindex: '-1', 'aria-label': 'The shop’s answer' });
  place.hidden = true;
  form.after(place);

  function close(): void {
    if (place.hidden) return;
    place.hidden = true;
    place.replaceChildren();
    form.hidden = false;
    closed();
  }
  const actions: AnswerActions = {
    change() {
      close();
      form.querySelector<HTMLElement>('payee-check')?.focus();
    },
    again() {
      close();
      form.reset();
      form.querySelector<HTMLElement>('payee-check')?.focus();
    },
  };

  return {
    close,
    show(reply: ShopReply | null): void {
      const nodes =
        reply === null
          ? nobody(actions)
          : isOne(reply) && scene !== 'supplier'
            ? one(scene, reply, actions)
            : several(isOne(reply) ? [reply] : reply, actions);
      place.replaceChildren(...nodes);
      form.hidden = true;
      place.hidden = false;
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: 'nearest' });
      announce(place.querySelector('h3')?.textContent ?? '');
    },
  };
}
