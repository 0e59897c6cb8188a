import type { OrderAnswer } from '../server/orders.ts';
import { element } from './dom.ts';

const HEADINGS = { pay: 'The order is paid', review: 'The order waits for a person', refuse: 'The order is refused' };

const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

function facts(title: string, entries: Iterable<readonly [string, unknown]>): Node[] {
  const list = element('dl', { class: 'facts' });
  for (const [name, value] of entries) list.append(element('dt', { text: name }), element('dd', { text: show(value) }));
  return [element('h3', { text: title }), list];
}

/** What the merchant's server received, and what it made of it. */
export function renderPanel(panel: Element, answer: OrderAnswer): void {
  const { action, why } = answer.verdict;
  const parts: Node[] = [
    element(
      'p',
      { class: `verdict ${action}` },
      element('strong', { text: HEADINGS[action] }),
      element('span', { text: why }),
    ),
    ...facts('The form', Object.entries(answer.received)),
  ];
  if (answer.verification === 'verified') parts.push(...facts('The receipt, verified', Object.entries(answer.claims)));
  if (answer.verification === 'refused') parts.push(...facts('The receipt, refused', [['code', answer.code]]));
  panel.replaceChildren(...parts);
  panel.setAttribute('data-verification', answer.verification);
}
