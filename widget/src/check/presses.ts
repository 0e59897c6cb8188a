import type { ReactiveControllerHost } from 'lit';

/** What ends a press without a click: a drag, a long press, a button that is disabled. */
const NO_CLICK_MS = 500;

/**
 * Whether the payer is pressing a mouse button or the screen. To press something outside takes the focus from a field
 * at once; what grows then would push the page away under the pointer, and the click would miss what was pressed.
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

  /** Now, or when the press is over. */
  after(go: () => void): void {
    this.#waiting?.();
    this.#waiting = go;
    if (!this.#pressed) this.#end();
  }

  /** The element left the page: what waits is dropped, and nothing is left behind. */
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
    // By touch, the focus moves only after this; the click comes right behind either way.
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
 * Tells a choice from a slip. A press that began before the warning was on the screen was meant for something else, and
 * a key that is held down is pressed once: neither confirms anything.
 */
export class Deliberate {
  #rendering: Promise<unknown> | undefined;
  /** When what is on the screen came there, by the clock of events; not yet, while it is on its way. */
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

  /** Another card is on its way to the screen, and there once `rendered` resolves. */
  show(rendered: Promise<unknown>): void {
    this.#shownAt = Number.POSITIVE_INFINITY;
    this.#rendering = rendered;
    rendered.then(() => {
      if (this.#rendering === rendered) this.#shownAt = performance.now();
    });
  }

  /** Whether a click is meant for what is on the screen. One that nothing was pressed for is an assistive program's. */
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

  /** The space bar acts when it is let go: where it went down elsewhere, it was meant for something else. */
  #onKeyup(event: KeyboardEvent): void {
    if (event.key === ' ' && this.#keyAt === undefined && event.target instanceof HTMLButtonElement) {
      event.preventDefault();
    }
    // Its click comes right behind.
    setTimeout(() => {
      this.#keyAt = undefined;
    });
  }
}

/** Enter in a field, as in an `<input>`: through the form's first submit button, if it has one (HTML, "implicit submission"). */
export function submitImplicitly(form: HTMLFormElement): void {
  const first = [...form.elements].find(
    (element): element is HTMLButtonElement | HTMLInputElement =>
      (element instanceof HTMLButtonElement || element instanceof HTMLInputElement) && element.type === 'submit',
  );
  if (!first) form.requestSubmit();
  else if (!first.matches(':disabled')) first.click();
}

/** The button that has the focus goes now, or after what it began: the focus is not to be lost with it. */
export async function keepFocus(
  element: ReactiveControllerHost,
  root: ShadowRoot,
  began: Promise<unknown> | undefined = undefined,
): Promise<void> {
  if (!root.activeElement) return;
  for (const change of [undefined, began]) {
    await change;
    // The change that follows this call, or the end of what it began, is rendered first.
    await element.updateComplete;
    // Who has gone on to another place of the page is left there.
    if (!root.activeElement && document.activeElement === document.body) {
      root.getElementById('result')?.focus({ preventScroll: true });
    }
  }
}
