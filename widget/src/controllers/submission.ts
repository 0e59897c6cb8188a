/** What the held-back submission needs of its element. */
interface Host {
  /**
   * What a submission has to wait for: `undefined` where it may go at once. It resolves to whether it may go then,
   * and never rejects.
   */
  beforeSubmit(): Promise<boolean> | undefined;
}

/** Holds a form's submission until the check is made, then goes on with the same button. */
export class Submission {
  #form: HTMLFormElement | null = null;
  #held: { submitter: HTMLElement | null } | undefined;
  #letGo = false;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  attach(form: HTMLFormElement | null): void {
    if (form === this.#form) return;
    this.#form?.removeEventListener('submit', this.#onSubmit, true);
    this.drop();
    this.#form = form;
    form?.addEventListener('submit', this.#onSubmit, true);
  }

  /** The payer typed on: what was to be submitted is no longer there. */
  drop(): void {
    this.#held = undefined;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    if (this.#letGo) return;
    const waiting = this.#host.beforeSubmit();
    if (!waiting) return;
    // Nobody else is to act on a submission that may not come.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#held) {
      this.#held.submitter = event.submitter;
      return;
    }
    const held = { submitter: event.submitter };
    this.#held = held;
    waiting.then((content) => {
      if (this.#held !== held) return;
      this.#held = undefined;
      if (!content || !this.#form) return;
      const { submitter } = held;
      this.#letGo = true;
      try {
        this.#form.requestSubmit(submitter?.isConnected ? submitter : null);
      } finally {
        this.#letGo = false;
      }
    });
  };
}
