import type { ReactiveController } from 'lit';
import { allowsSubmit, isFinished } from '../form/policy.ts';
import type { CheckController } from './check.ts';
import type { Fields } from './fields.ts';
import type { Host } from './host.ts';

/** Holds a form's submission back until the check is made, then submits with the same button. */
export class Submission implements ReactiveController {
  /** A draft is being submitted, and the policy does not release its receipt. */
  isWithheld = false;
  #form: HTMLFormElement | null = null;
  /** Ends the listeners on it. */
  #attached: AbortController | undefined;
  #held: { submitter: HTMLElement | null } | undefined;
  #letGo = false;
  /** The click of a submit button that the browser is about to act on. */
  #click: Event | undefined;
  readonly #host: Host;
  readonly #fields: Fields;
  readonly #check: CheckController;

  constructor(host: Host, fields: Fields, check: CheckController) {
    this.#host = host;
    this.#fields = fields;
    this.#check = check;
    host.element.addController(this);
  }

  hostConnected(): void {
    this.attach(this.#host.element.form);
  }

  hostDisconnected(): void {
    this.attach(null);
  }

  attach(form: HTMLFormElement | null): void {
    if (form === this.#form) return;
    this.#attached?.abort();
    this.drop();
    this.#form = form;
    if (!form) return;
    this.#attached = new AbortController();
    const options = { capture: true, signal: this.#attached.signal };
    form.addEventListener('submit', this.#onSubmit, options);
    form.addEventListener('click', this.#onClick, options);
    // In any field of the form; a script's events, such as ours for the receipt, are not the payer's.
    form.addEventListener('input', (event) => event.isTrusted && this.drop(), options);
    // A page that comes back from the browser's cache goes on with its check, but must not pay by itself.
    addEventListener('pagehide', () => this.drop(), options);
  }

  /** The payer continued to type, so the values that were to be submitted have changed; or they want something else. */
  drop(): void {
    this.#held = undefined;
  }

  /** The browser refused to submit because of a fault that another attempt may remove. Continues if a submit button was pressed. */
  again(): void {
    const click = this.#click;
    const waiting = this.#mayGo(false);
    if (typeof waiting !== 'boolean' && click) {
      this.#hold(
        waiting.then((content) => content && !click.defaultPrevented),
        submitterOf(click),
      );
    }
  }

  readonly #onClick = (event: Event): void => {
    if (!submitterOf(event)) return;
    // The browser validates next, and refuses a form whose fields an extension has filled in without an event.
    this.#fields.take();
    this.#click = event;
    setTimeout(() => {
      this.#click = undefined;
    });
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    if (this.#letGo) return;
    const may = this.#mayGo(event.submitter?.hasAttribute('formnovalidate') ?? false);
    if (may === true) return;
    // No other listener may act on a submission that may not happen.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (may) this.#hold(may, event.submitter);
  };

  /**
   * Whether a submission may proceed, or what it waits for: a check, a decision that is being sent, a receipt that is about to expire. A
   * browser does not submit a form with an invalid control, unless the form has `novalidate`.
   *
   * @param draft by a button with `formnovalidate`
   */
  #mayGo(draft: boolean): Promise<boolean> | boolean {
    const host = this.#host;
    const { checkOn, readOnly } = host.element;
    const check = this.#check;
    this.#fields.take();
    const isAllowed = () => allowsSubmit(host.element.policy, check.progress);
    if (host.isDisabled || readOnly) return true;
    if (draft) {
      this.drop();
      if (!isAllowed()) this.#withhold();
      return true;
    }
    const { state, conversation } = check;
    if (this.#fields.isComplete && (state !== 'editing' || checkOn !== 'manual')) {
      const waiting = isFinished(state) && conversation ? conversation.finish() : check.again();
      if (waiting) {
        return waiting.then(() => {
          // Somebody who presses a button that does nothing looks for the reason.
          if (!isAllowed()) host.at('result')?.scrollIntoView({ block: 'nearest' });
          return isAllowed();
        });
      }
    }
    const { invalid } = host.formState();
    if (!invalid) return true;
    host.report();
    return false;
  }

  #hold(waiting: Promise<boolean>, submitter: HTMLElement | null): void {
    if (this.#held) {
      this.#held.submitter = submitter;
      return;
    }
    const held = { submitter };
    this.#held = held;
    waiting.then((content) => {
      if (this.#held !== held) return;
      this.#held = undefined;
      // Whoever closes the dialog around a form that waits does not pay any more.
      if (!content || this.#form?.closest('dialog:not([open])')) return;
      this.#letGo = true;
      try {
        this.#form?.requestSubmit(held.submitter?.isConnected ? held.submitter : null);
      } finally {
        this.#letGo = false;
      }
    });
  }

  /** Lasts while the browser and the page's listeners read the form's values. */
  #withhold(): void {
    this.isWithheld = true;
    this.#host.changed();
    setTimeout(() => {
      this.isWithheld = false;
      this.#host.changed();
    });
  }
}

const submitterOf = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('button:not([type]),[type=submit],[type=image]') : null;
