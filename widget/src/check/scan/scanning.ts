import type { Host } from '../../controllers/host.ts';
import type { Paste } from '../paste/paste.ts';
import type { Wording } from '../wording.ts';
import type { Scan } from './index.ts';

interface Place {
  host: Host;
  root: ShadowRoot;
  wording: Wording;
  paste: Paste;
  /** Writes to the live region. */
  say(text: string): void;
}

/** Loads the reader of QR codes once the page asks for it, and releases the camera when it no longer does. */
export class Scanning {
  #scan: Scan | undefined;
  #loading: Promise<void> | undefined;
  readonly #at: Place;

  constructor(place: Place) {
    this.#at = place;
  }

  view(isWanted: boolean): unknown {
    if (!isWanted) {
      this.stop();
      return '';
    }
    this.#loading ??= this.#load();
    return this.#scan?.view() ?? '';
  }

  stop(): void {
    this.#scan?.stop();
  }

  async #load(): Promise<void> {
    const { host, root, wording, paste, say } = this.#at;
    try {
      const [{ Scan, styles }] = await Promise.all([import('./index.ts'), wording.load()]);
      host.adopt(styles);
      this.#scan = new Scan({
        root,
        messages: () => wording.help?.scan,
        take: (text) => paste.scanned(text),
        say,
        changed: () => {
          host.changed();
          return host.element.updateComplete;
        },
      });
      host.changed();
    } catch {
      // An account can still be typed or pasted. Another render tries again.
      this.#loading = undefined;
    }
  }
}
