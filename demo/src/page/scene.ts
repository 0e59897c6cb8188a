import type { PayeeCheckContextElement, PayeeCheckElement } from '@payee-check/widget/element';
import type { TestPayee } from '../sandbox/index.ts';
import { find } from './dom.ts';
import { attributesOf, directionOf, type Switches } from './switches.ts';
import { applyTheme } from './theme.ts';

export const stage = find('#stage', HTMLElement);
export const form = find('#stage form', HTMLFormElement);
const context = stage.querySelector<PayeeCheckContextElement>('payee-check-context');

export const payeeChecks = (): PayeeCheckElement[] => [...stage.querySelectorAll<PayeeCheckElement>('payee-check')];

/** The shop's own buttons that fill in an account. */
export const ownButtons = [...stage.querySelectorAll<HTMLButtonElement>('button[data-iban]')];

/** The element that a chosen test payee is filled into: on a page with several, the one that was used last. */
let current: PayeeCheckElement | undefined;
stage.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element) current = target.closest<PayeeCheckElement>('payee-check') ?? current;
});

function apply(target: Element, attributes: Readonly<Record<string, string | null>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null) target.removeAttribute(name);
    else if (target.getAttribute(name) !== value) target.setAttribute(name, value);
  }
}

/** Applies the switches as attributes, so that the developer tools show the same as the integration code. */
export function applySwitches(switches: Switches): void {
  const { theme, look } = switches;
  applyTheme(theme);
  stage.classList.remove('default', 'bank', 'contrast');
  stage.classList.add(look);
  stage.dir = directionOf(switches);
  const attributes = attributesOf(switches);
  if (context) apply(context, attributes.context);
  for (const check of payeeChecks())
    apply(check, context ? attributes.element : { ...attributes.context, ...attributes.element });
}

/** Gives each element its source of tokens: the page's own function, if there is one. */
function renewSession(owner: Pick<PayeeCheckElement, 'endpoint' | 'getSessionToken'>): void {
  const { getSessionToken } = owner;
  if (getSessionToken) owner.getSessionToken = () => getSessionToken();
  // The same BFF under a URL that was never used: to the element it is another BFF, with which it has no session yet.
  else owner.endpoint += '/';
}

/**
 * Discards the answers, but not the typed values. Within a session, the same question gets the same answer for five
 * minutes: without a new one, nobody would see that a provider is broken.
 */
export function startAnew(): void {
  if (context) renewSession(context);
  for (const check of payeeChecks()) {
    if (!context) renewSession(check);
    const { payeeName } = check;
    check.payeeName = '';
    check.payeeName = payeeName;
  }
}

/** Starts a check; the element's events report its result. */
export async function check(element: PayeeCheckElement): Promise<void> {
  try {
    await element.verify();
  } catch {
    // The element shows the error and reports it by an event.
  }
}

/** Fills in a test payee and checks it. */
export async function fillIn({ account, name, identifiers }: TestPayee): Promise<void> {
  const element = current ?? payeeChecks()[0];
  if (!element) return;
  const details = element.closest('details');
  if (details) details.open = true;
  element.identifiers = identifiers;
  element.payeeName = name;
  if (account.scheme === 'iban') element.iban = account.iban;
  else {
    element.sortCode = account.sortCode;
    element.accountNumber = account.accountNumber;
    element.secondaryReference = account.secondaryReference ?? '';
  }
  element.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  await check(element);
}
