import { FaultVoice } from './fault-voice.ts';
import { WholeNumber } from './whole-number.ts';

/** What depends on what is on the screen, and so comes after each render. */
export class OnScreen {
  readonly #whole: WholeNumber;
  readonly #faults: FaultVoice;
  readonly #root: ShadowRoot;

  /** @param led the focus was led to the card, since a submission was held: it is to be read before */
  constructor(root: ShadowRoot, say: (text: string) => void, led: () => void) {
    this.#root = root;
    // From nowhere, it came for lack of a button that has gone.
    root.getElementById('result')?.addEventListener('focus', ({ relatedTarget }) => relatedTarget && led());
    this.#whole = new WholeNumber(root);
    this.#faults = new FaultVoice(root, say);
  }

  async after(rendered: Promise<unknown>): Promise<void> {
    this.#whole.after(rendered);
    this.#faults.after(rendered);
    await rendered;
    nameCard(this.#root);
  }

  /** The element left the page. */
  stop(): void {
    this.#whole.stop();
    this.#faults.stop();
  }
}

/**
 * What the card is called where the focus comes to it: by what the payer chose, else by its headings. Without a name, some
 * screen readers say nothing there. By reference, since names of people are in no attribute.
 */
function nameCard(root: ShadowRoot): void {
  const place = root.getElementById('result');
  const ids = [['chosen'], ['alarm', 'result-heading']].map((some) =>
    some.filter((id) => root.getElementById(id)).join(' '),
  );
  const labels = ids.find(Boolean);
  if (!labels) {
    place?.removeAttribute('role');
    place?.removeAttribute('aria-labelledby');
    return;
  }
  place?.setAttribute('role', 'group');
  place?.setAttribute('aria-labelledby', labels);
}
