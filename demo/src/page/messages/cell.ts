import type { PayeeCheckElement } from '@payee-check/widget/element';
import { element } from '../dom.ts';
import { ownNameOf } from '../labels.ts';
import { type Case, filledIn } from './cases.ts';
import { endpointOf } from './stand-in.ts';

const nameOf = (locale: string): string => `${ownNameOf(locale)} (${locale})`;

export interface Cell {
  readonly figure: HTMLElement;
  /** Resolves to the whole text, once it is shown. */
  readonly said: Promise<string>;
}

/** An element that shows one case in one language; below it, what its `validationMessage` says. */
export function cell(name: string, shown: Case, locale: string): Cell {
  const { scheme } = shown.attributes ?? {};
  const check = document.createElement('payee-check') as PayeeCheckElement;
  const settings = { endpoint: endpointOf(name), name: 'payee', locale, 'check-on': 'manual', ...shown.attributes };
  for (const [attribute, value] of Object.entries(settings)) check.setAttribute(attribute, value);
  Object.assign(check, scheme === 'uk' ? { payeeName: filledIn.payeeName } : filledIn, shown.fields);

  const bubble = element('p', { class: 'bubble', lang: locale, dir: 'auto' });
  const figure = element(
    'figure',
    { 'data-locale': locale },
    element('figcaption', { text: nameOf(locale), lang: locale, dir: 'auto' }),
    check,
    bubble,
  );
  const said = play(check, shown).then(() => {
    const tell = () => {
      bubble.textContent = check.validationMessage;
    };
    if (check.shadowRoot) {
      new MutationObserver(tell).observe(check.shadowRoot, { subtree: true, childList: true, characterData: true });
    }
    tell();
    figure.dataset['shown'] = '';
    return `${check.shadowRoot?.textContent} ${check.validationMessage}`;
  });
  return { figure, said };
}

/** Does what the payer would do to get there, except moving the focus, which is the reader's. */
async function play(check: PayeeCheckElement, { shows, decides }: Case): Promise<void> {
  await new Promise(requestAnimationFrame);
  await check.updateComplete;
  const find = (selector: string) => check.shadowRoot?.querySelector<HTMLElement>(selector);
  if (shows === 'look') return;
  // The error messages, among others, are in the part that the first focus loads.
  find('input')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  if (shows === 'faults') {
    check.dispatchEvent(new Event('invalid'));
    return;
  }
  const asked = check.verify().catch(() => {});
  if (shows === 'silence' || shows === 'pending') return;
  await asked;
  await check.updateComplete;
  if (!decides) return;
  const decided = new Promise((resolve) => {
    check.addEventListener('payee-check-decision', resolve, { once: true });
  });
  find(decides === 'use' ? '.primary' : '[part~="confirm"]')?.click();
  await decided;
}
