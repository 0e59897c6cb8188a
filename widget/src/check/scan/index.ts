/** Reads a payment's QR code with the camera or from a picture: only a page with `scan` needs it. */
import type { AssistMessages } from '../../locales/assist/messages.ts';
import { Camera, type CameraFault } from './camera.ts';
import { scanStyles } from './scan.styles.ts';
import { type ScanState, scanView } from './view.ts';

export const styles = [scanStyles];

/** What scanning needs from the element. */
export interface ScanHost {
  root: ShadowRoot;
  messages(): AssistMessages['scan'] | undefined;
  /** @returns whether a code's text contains an account, which is then in the fields */
  take(text: string): Promise<boolean>;
  changed(): Promise<unknown>;
  say(text: string): void;
}

/** If no code is found for this long, the payer is told; the camera stays on. */
const PATIENCE_MS = 15_000;

/** The button, the camera's picture and its messages. No picture leaves the browser. */
export class Scan {
  #state: ScanState = 'idle';
  #message: keyof AssistMessages['scan'] | undefined;
  #impatient: ReturnType<typeof setTimeout> | undefined;
  readonly #camera: Camera;
  readonly #host: ScanHost;

  constructor(host: ScanHost) {
    this.#host = host;
    this.#camera = new Camera((text) => this.#found(text));
  }

  view(): unknown {
    const messages = this.#host.messages();
    if (!messages) return '';
    return scanView({
      messages,
      state: this.#state,
      message: this.#message && messages[this.#message],
      video: this.#camera.video,
      start: () => this.#start(),
      stop: () => this.#end('scan'),
      read: (file) => this.#read(file),
    });
  }

  /** The element left the page, or the page takes the button away. */
  stop(): void {
    clearTimeout(this.#impatient);
    this.#camera.stop();
    this.#state = 'idle';
    this.#message = undefined;
  }

  async #start(): Promise<void> {
    this.#show('starting', 'starting');
    this.#focus('scan-stop');
    const fault = await this.#camera.start();
    if (this.#state !== 'starting') return;
    if (fault) this.#fail(fault);
    else {
      this.#show('running', 'aim', true);
      this.#impatient = setTimeout(() => this.#show('running', 'not_found', true), PATIENCE_MS);
    }
  }

  #fail(fault: CameraFault): void {
    this.#camera.stop();
    this.#show('failed', fault, true);
    // The focused button disappears; choosing a picture remains.
    this.#focus('scan-picture');
  }

  /** @returns whether scanning ends */
  async #found(text: string): Promise<boolean> {
    if (this.#state !== 'running') return true;
    if (await this.#host.take(text)) {
      // The focus has gone where the account is.
      this.stop();
      this.#host.changed();
      return true;
    }
    // The payer may have stopped it while the text was being read.
    if (this.#state !== 'running') return true;
    if (this.#message !== 'not_found') this.#show('running', 'not_found', true);
    return false;
  }

  async #read(file: File): Promise<void> {
    let texts: string[];
    try {
      const picture = await createImageBitmap(file);
      texts = await this.#camera.find(picture).finally(() => picture.close());
    } catch {
      this.#show(this.#state === 'idle' ? 'failed' : this.#state, 'unreadable', true);
      return;
    }
    for (const text of texts) {
      if (!(await this.#host.take(text))) continue;
      this.stop();
      this.#host.changed();
      return;
    }
    this.#show(this.#state === 'idle' ? 'failed' : this.#state, 'not_found', true);
  }

  #end(focus: string): void {
    this.stop();
    this.#host.changed();
    this.#focus(focus);
  }

  #show(state: ScanState, message: keyof AssistMessages['scan'], aloud = false): void {
    clearTimeout(this.#impatient);
    this.#state = state;
    this.#message = message;
    const text = this.#host.messages()?.[message];
    if (aloud && text) this.#host.say(text);
    this.#host.changed();
  }

  /** Focuses a button that is about to be rendered. */
  async #focus(id: string): Promise<void> {
    await this.#host.changed();
    this.#host.root.getElementById(id)?.focus();
  }
}
