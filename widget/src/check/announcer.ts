import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A check that ends sooner is not announced; the spinner appears after the same delay. */
const SLOW_MS = 300;

/** The text of a polite live region. The region is in the page from the first render; text that is added later is read out. */
export class Announcer implements ReactiveController {
  text = '';
  /** Says that a check takes a while, if it is still running by then. */
  #slow: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Screen readers ignore a text that did not change, so a repeated text gets an invisible difference. */
  say(text: string): void {
    this.cancel();
    this.text = text && this.text === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Calls `say` after a delay, unless something else is said first. */
  soon(say: () => void): void {
    this.cancel();
    this.#slow = setTimeout(say, SLOW_MS);
  }

  /** Cancels what {@link soon} planned. */
  cancel(): void {
    clearTimeout(this.#slow);
  }

  hostDisconnected(): void {
    this.cancel();
  }
}
