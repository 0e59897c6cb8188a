import { FakeBff } from '../bff.ts';
import { pasteInto } from '../paste.ts';
import type { Scenario } from './scenarios.ts';
import '../../index.ts';

const title = 'Payment';

/** Puts a page with the element up, as the scenario has it. */
export async function open({ attributes = '', answer }: Scenario, language: string): Promise<FakeBff> {
  const bff = new FakeBff().install();
  answer?.(bff);
  const { documentElement } = document;
  documentElement.lang = language;
  documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = title;
  const form = document.createElement('form');
  form.innerHTML = `<h1>Payment</h1><payee-check endpoint="https://bff.example" name="payee" required ${attributes}></payee-check><button>OK</button> <button type="reset">Reset</button>`;
  form.addEventListener('submit', (event) => event.preventDefault());
  document.body.append(form);
  const element = form.querySelector('payee-check');
  await element?.updateComplete;
  const root = element?.shadowRoot;
  // What comes with the first focus is there already, so that a transcript does not depend on how fast it comes.
  root?.querySelector('input')?.dispatchEvent(new FocusEvent('focusin', { bubbles: true, composed: true }));
  const late = /^(?:scan|identifier)/.exec(attributes)?.[0];
  if (late === 'identifier') await import('../../check/identifier-rules.ts');
  while (late && !root?.getElementById(late)) await new Promise((resolve) => setTimeout(resolve, 20));
  return bff;
}

/** Pastes where the focus is. */
export function paste(text: string): void {
  const input = document.querySelector('payee-check')?.shadowRoot?.activeElement;
  if (!(input instanceof HTMLInputElement)) return;
  pasteInto(input, text, 0, input.value.length);
}
