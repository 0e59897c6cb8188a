import { expect } from 'vitest';
import type { Tab } from './engines.ts';

/** Somebody who pays, on a page with one element and a button labelled Pay. */
export class Payer {
  readonly #tab: Tab;
  /** The element, and its shadow root, as expressions in the page. */
  readonly #element: string;
  readonly #root: string;

  /** @param element Where it is not simply on the page */
  constructor(tab: Tab, element = `document.querySelector('payee-check')`) {
    this.#tab = tab;
    this.#element = element;
    this.#root = `${element}?.shadowRoot`;
  }

  /** A property of the element. */
  property(name: 'value' | 'payeeName'): Promise<unknown> {
    return this.#tab.read(`${this.#element}?.${name}`);
  }

  /** The text of the result; empty if there is none. */
  heading(): Promise<unknown> {
    return this.#tab.read(`${this.#root}?.querySelector('[part~="result-heading"]')?.textContent.trim() ?? ''`);
  }

  /** The whole text of the result, or of what is shown in its place. */
  card(): Promise<unknown> {
    return this.#tab.read(`${this.#root}?.querySelector('[part~="result"]')?.textContent.trim() ?? ''`);
  }

  /** Waits until the fields are there. */
  async isThere(): Promise<void> {
    await expect.poll(() => this.#tab.read(`!!${this.#root}?.querySelector('#iban')`), PATIENCE).toBe(true);
  }

  /** Replaces a field's value by typing. */
  async type(field: 'payeeName' | 'iban', text: string): Promise<void> {
    await this.isThere();
    await this.#tab.read(`void ${this.#root}.querySelector('#${field}').select()`);
    await this.#tab.read(`void ${this.#root}.querySelector('#${field}').focus()`);
    await this.#tab.press('Backspace');
    await this.#tab.type(text);
  }

  /** Leaves the fields, which starts a check. */
  async leave(): Promise<void> {
    await this.#tab.press('Tab');
  }

  /** Fills both fields in and leaves them. */
  async fills(name: string, iban: string): Promise<void> {
    await this.type('payeeName', name);
    await this.type('iban', iban);
    await this.leave();
  }

  async asks(name: string, iban: string, heading = /matches/): Promise<void> {
    await this.fills(name, iban);
    await expect.poll(() => this.heading(), PATIENCE).toMatch(heading);
  }

  /** Checks a payee that matches, and presses Pay. */
  async paysTo(name: string, iban: string): Promise<void> {
    await this.asks(name, iban);
    await this.click('Pay');
  }

  /** Presses one of the element's own buttons, once it is there. */
  async press(button: 'Continue anyway' | 'Try again'): Promise<void> {
    const found = `[...${this.#root}.querySelectorAll('button')].find((item) => item.textContent.trim() === '${button}')`;
    await expect.poll(() => this.#tab.read(`!!${found}`), PATIENCE).toBe(true);
    await this.#tab.read(`void ${found}.click()`);
  }

  async click(button: string): Promise<void> {
    const found = `[...${this.#element}.getRootNode().querySelectorAll('button')].find((item) => item.textContent.trim() === '${button}')`;
    await this.#tab.read(`void ${found}.click()`);
  }
}

/** Allows for the first page of a development build, on a busy machine. */
export const PATIENCE = { timeout: 20_000, interval: 50 };
