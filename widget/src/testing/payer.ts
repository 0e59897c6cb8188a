import { sendKeys } from '@web/test-runner-commands';
import type { PayeeCheckElement } from '../element.ts';
import '../index.ts';
import { ok, until } from './assert.ts';
import { pasteInto } from './paste.ts';

export const JANES_IBAN = 'DE89370400440532013000';

/** Drives the element as a payer does, and sees what a payer sees. */
export class Payer {
  readonly element: PayeeCheckElement;
  readonly form: HTMLFormElement;
  readonly button: HTMLButtonElement;
  readonly events: string[] = [];

  constructor(form: HTMLFormElement) {
    const element = form.querySelector('payee-check');
    const button = form.querySelector<HTMLButtonElement>(':scope > button');
    ok(element && button, 'the form holds the element and a button');
    this.form = form;
    this.element = element;
    this.button = button;
    for (const type of [
      'input',
      'change',
      'payee-check-start',
      'payee-check-result',
      'payee-check-decision',
      'payee-check-error',
    ]) {
      form.addEventListener(type, () => this.events.push(type));
    }
  }

  /** A page with the element in a form. Submissions are counted, never made. */
  static async visit(attributes = 'required', content = ''): Promise<Payer> {
    const form = document.createElement('form');
    form.innerHTML = `<payee-check endpoint="https://bff.example" name="payee" ${attributes}>${content}</payee-check><button>Pay</button>`;
    // Nothing leaves the test.
    form.addEventListener('submit', (event) => event.preventDefault());
    document.body.append(form);
    const payer = new Payer(form);
    await payer.element.updateComplete;
    return payer;
  }

  static leave(): void {
    document.body.replaceChildren();
    document.documentElement.removeAttribute('lang');
    document.documentElement.removeAttribute('dir');
  }

  get root(): ShadowRoot {
    const { shadowRoot } = this.element;
    ok(shadowRoot, 'the element is rendered');
    return shadowRoot;
  }

  /** A field by its label, as a screen reader finds it. */
  field(label: RegExp): HTMLInputElement {
    const found = [...this.root.querySelectorAll('label')].find((item) => label.test(item.textContent ?? ''));
    const input = found?.htmlFor ? this.root.getElementById(found.htmlFor) : found?.querySelector('input');
    ok(input instanceof HTMLInputElement, `a field is labelled ${label}`);
    return input;
  }

  get name(): HTMLInputElement {
    return this.field(/name/i);
  }

  get iban(): HTMLInputElement {
    return this.field(/IBAN/);
  }

  /** Puts text in at once, as a paste or an automatic filling does. */
  fill(input: HTMLInputElement, text: string): void {
    input.focus();
    input.value = text;
    input.setSelectionRange(text.length, text.length);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
  }

  /** Pastes a text at the caret, or in place of what is selected. */
  paste(input: HTMLInputElement, text: string): void {
    input.focus();
    pasteInto(input, text, input.selectionStart ?? 0, input.selectionEnd ?? 0);
  }

  /** Types with a keyboard. */
  async type(input: HTMLInputElement, text: string): Promise<void> {
    input.focus();
    // One by one: WebKitGTK's driver takes a repeated character for one that is held down.
    for (const character of text) await sendKeys({ type: character });
  }

  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
  }

  /** A key together with Control, which not every driver can press. */
  command(key: string): void {
    this.root.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, composed: true, cancelable: true }),
    );
  }

  /** Fills in both fields and goes on to the button, which begins the check. */
  async asks(name = 'Jane Doe', iban = JANES_IBAN): Promise<void> {
    this.fill(this.name, name);
    this.fill(this.iban, iban);
    this.button.focus();
    await this.settled();
  }

  /** Until the check has ended, one way or another. */
  async settled(): Promise<void> {
    await until(() => !['editing', 'checking'].includes(this.element.state), 'the check ends');
    await this.element.updateComplete;
  }

  async state(state: string): Promise<void> {
    await until(() => this.element.state === state, `the state is ${state} (it is ${this.element.state})`);
    await this.element.updateComplete;
  }

  part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[part~="${name}"]`);
  }

  get heading(): string {
    return this.part('result-heading')?.textContent?.trim() ?? '';
  }

  /** What can be seen. */
  get text(): string {
    return (this.root.querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' ');
  }

  /** What a screen reader is told. */
  get announced(): string {
    return this.root.querySelector('[role=status]')?.textContent?.trim() ?? '';
  }

  error(input: HTMLInputElement): string {
    return this.root.getElementById(`${input.id}-error`)?.textContent?.trim() ?? '';
  }

  async click(label: RegExp): Promise<void> {
    let found: HTMLElement | undefined;
    await until(() => {
      found = [...this.root.querySelectorAll('button')].find((item) => label.test(item.textContent ?? ''));
      return found;
    }, `a button says ${label}`);
    found?.focus();
    found?.click();
    await this.element.updateComplete;
  }

  hasButton(label: RegExp): boolean {
    return [...this.root.querySelectorAll('button')].some((item) => label.test(item.textContent ?? ''));
  }

  /** What the form would send. */
  get sent(): Record<string, FormDataEntryValue> {
    return Object.fromEntries(new FormData(this.form));
  }

  /** What reaches the page's own `submit` listener. */
  submissions(): SubmitEvent[] {
    const seen: SubmitEvent[] = [];
    this.form.addEventListener('submit', (event) => seen.push(event));
    return seen;
  }
}
