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
