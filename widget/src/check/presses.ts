import type { ReactiveControllerHost } from 'lit';

/** Events that end a press without a click: a drag, a long press, a disabled button. */
const NO_CLICK_MS = 500;

/**
 * Whether the payer is pressing a mouse button or the screen. Pressing something outside takes the focus from a field
 * at once; if the element grew then, the page would move under the pointer, and the click would miss its target.
 */
export class Press {
  #watching: AbortController | undefined;
  #pressed = false;
  #waiting: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #root: ShadowRoot;

  constructor(root: ShadowRoot) {
    this.#root = root;
    root.addEventListener('focusin', () => this.#watch());
    if (root.activeElement) this.#watch();
  }

  /** Calls back now, or when the press is over. */
  after(go: () => void): void {
    this.#waiting?.();
    this.#waiting = go;
    if (!this.#pressed) this.#end();
  }

  /** The element left the page: pending work is dropped, and listeners are removed. */
  stop(): void {
    this.#waiting = undefined;
    this.#end();
  }

  #watch(): void {
    if (this.#watching) return;
    this.#watching = new AbortController();
    const options = { capture: true, signal: this.#watching.signal };
    addEventListener(
      'pointerdown',
      () => {
        clearTimeout(this.#timer);
        this.#pressed = true;
      },
      options,
    );
    // With touch, the focus moves only after this event; either way the click follows immediately.
    addEventListener('pointerup', () => this.#endIn(NO_CLICK_MS), options);
    addEventListener('pointercancel', () => this.#endIn(0), options);
    addEventListener('click', () => this.#endIn(0), options);
  }

  #endIn(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#pressed = false;
      if (this.#waiting) this.#end();
    }, milliseconds);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#pressed = false;
    if (!this.#root.activeElement) {
      this.#watching?.abort();
      this.#watching = undefined;
    }
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }
}

/**
 * Distinguishes a deliberate choice from an accidental one. A press that began before the warning was shown was meant
 * for something else, and a key that is held down counts as pressed once: neither confirms anything.
 */
export class Deliberate {
  #rendering: Promise<unknown> | undefined;
  /** When the current card appeared, by the clock of events; unset while it is being rendered. */
  #shownAt = Number.POSITIVE_INFINITY;
  #pointerAt: number | undefined;
  #keyAt: number | undefined;

  constructor(root: ShadowRoot) {
    root.addEventListener('pointerdown', (event) => {
      this.#pointerAt = event.timeStamp;
    });
    root.addEventListener('keydown', (event) => event instanceof KeyboardEvent && this.#onKeydown(event));
    root.addEventListener('keyup', (event) => event instanceof KeyboardEvent && this.#onKeyup(event));
  }

  /** Another card is being rendered; it is on the screen once `rendered` resolves. */
  show(rendered: Promise<unknown>): void {
    this.#shownAt = Number.POSITIVE_INFINITY;
    this.#rendering = rendered;
    rendered.then(() => {
      if (this.#rendering === rendered) this.#shownAt = performance.now();
    });
  }

  /** Whether a click is meant for what is on the screen. A click without a press comes from an assistive program. */
  accepts({ detail }: MouseEvent): boolean {
    const pressedAt = detail > 0 ? this.#pointerAt : this.#keyAt;
    if (detail > 0) this.#pointerAt = undefined;
    else this.#keyAt = undefined;
    return pressedAt === undefined || pressedAt >= this.#shownAt;
  }

  #onKeydown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    if (!event.repeat) this.#keyAt = event.timeStamp;
    else if (event.target instanceof HTMLButtonElement) event.preventDefault();
  }

  /** The space bar acts on release: if it was pressed down elsewhere, it was meant for something else. */
  #onKeyup(event: KeyboardEvent): void {
    if (event.key === ' ' && this.#keyAt === undefined && event.target instanceof HTMLButtonElement) {
      event.preventDefault();
    }
    // Its click follows immediately.
    setTimeout(() => {
      this.#keyAt = undefined;
    });
  }
}

/** Enter in a field, as in an `<input>`: through the form's first submit button, if it has one (HTML, "implicit submission"). */
export function submitImplicitly(form: HTMLFormElement): void {
  const root = form.getRootNode();
  const scope = root instanceof Document || root instanceof DocumentFragment ? root : form;
  // Not `form.elements`, which leaves out images: they are submit buttons, too.
  const first = [...scope.querySelectorAll<HTMLButtonElement | HTMLInputElement>('button,input')].find(
    (button) => button.form === form && /^(submit|image)$/.test(button.type),
  );
  if (!first) form.requestSubmit();
  else if (!first.matches(':disabled')) first.click();
}

/** The focused button is removed now, or after what it started: the focus must not be lost with it. */
export async function keepFocus(
  element: ReactiveControllerHost,
  root: ShadowRoot,
  began: Promise<unknown> | undefined = undefined,
): Promise<void> {
  if (!root.activeElement) return;
  for (const change of [undefined, began]) {
    await change;
    // First wait until the change after this call, or the end of what it started, is rendered.
    await element.updateComplete;
    // A payer who has moved to another place of the page stays there.
    if (!root.activeElement && document.activeElement === document.body) {
      root.getElementById('result')?.focus({ preventScroll: true });
    }
  }
}
