import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Counts the seconds down to a time, for as long as its element is in the page. */
export class Ticker implements ReactiveController {
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whole seconds left. */
  get seconds(): number {
    return Math.max(0, Math.ceil((this.#until - Date.now()) / 1000));
  }

  /** @param until milliseconds since the epoch; 0 to stop */
  start(until: number): void {
    this.hostDisconnected();
    this.#until = until;
    this.hostConnected();
  }

  hostConnected(): void {
    if (this.seconds === 0 || this.#timer !== undefined) return;
    this.#timer = setInterval(() => {
      if (this.seconds === 0) this.hostDisconnected();
      this.#host.requestUpdate();
    }, 1000);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
