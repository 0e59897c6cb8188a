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
