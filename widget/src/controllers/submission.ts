/** What the held-back submission needs of its element. */
interface Host {
  /**
   * Whether a submission may go; or, where it has to wait, a promise of whether it may then, which never rejects.
   *
   * @param draft by a button with `formnovalidate`
   */
  beforeSubmit(draft: boolean): Promise<boolean> | boolean;
}

/** Holds a form's submission until the check is made, then goes on with the same button. */
export class Submission {
  #form: HTMLFormElement | null = null;
  #held: { submitter: HTMLElement | null } | undefined;
  #letGo = false;
  /** The click of a submit button that the browser is about to act on. */
  #click: Event | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  attach(form: HTMLFormElement | null): void {
    if (form === this.#form) return;
    this.#form?.removeEventListener('submit', this.#onSubmit, true);
    this.#form?.removeEventListener('click', this.#onClick, true);
    this.drop();
    this.#form = form;
    form?.addEventListener('submit', this.#onSubmit, true);
    form?.addEventListener('click', this.#onClick, true);
  }

  /** The payer typed on: what was to be submitted is no longer there. */
  drop(): void {
    this.#held = undefined;
  }

  /** The browser held the form for a fault that another attempt may mend. Goes on where a submit button was pressed. */
  again(): void {
    const click = this.#click;
    const waiting = this.#host.beforeSubmit(false);
    if (typeof waiting !== 'boolean' && click) {
      this.#hold(
        waiting.then((content) => content && !click.defaultPrevented),
        submitterOf(click),
      );
    }
  }

  readonly #onClick = (event: Event): void => {
    if (!submitterOf(event)) return;
    this.#click = event;
    setTimeout(() => {
      this.#click = undefined;
    });
  };

  readonly #onSubmit = (event: SubmitEvent): void => {
    if (this.#letGo) return;
    const may = this.#host.beforeSubmit(event.submitter?.hasAttribute('formnovalidate') ?? false);
    if (may === true) return;
    // Nobody else is to act on a submission that may not come.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (may) this.#hold(may, event.submitter);
  };

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
      if (!content || !this.#form) return;
      this.#letGo = true;
      try {
        this.#form.requestSubmit(held.submitter?.isConnected ? held.submitter : null);
      } finally {
        this.#letGo = false;
      }
    });
  }
}

const submitterOf = ({ target }: Event): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('button:not([type]),[type=submit],[type=image]') : null;
