import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A check that ends sooner is not announced; the spinner waits as long. */
const SLOW_MS = 300;

/** A polite live region's text. It is in the page from the first render; what is put in later is read out. */
export class Announcer implements ReactiveController {
  text = '';
  /** Reads out that a check takes a while, unless it does not. */
  #slow: ReturnType<typeof setTimeout> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Screen readers pass over a text that did not change: a repeated one gets an invisible difference. */
  say(text: string): void {
    this.cancel();
    this.text = text && this.text === text ? `${text}\u00a0` : text;
    this.#host.requestUpdate();
  }

  /** Calls `say` where nothing else was said by then. */
  soon(say: () => void): void {
    this.cancel();
    this.#slow = setTimeout(say, SLOW_MS);
  }

  /** Nothing is to be said soon any more. */
  cancel(): void {
    clearTimeout(this.#slow);
  }

  hostDisconnected(): void {
    this.cancel();
  }
}
