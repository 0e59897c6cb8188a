import { FaultVoice } from './fault-voice.ts';
import { WholeNumber } from './whole-number.ts';

/** Work that depends on the rendered elements, and so is done after each render. */
export class OnScreen {
  readonly #whole: WholeNumber;
  readonly #faults: FaultVoice;
  readonly #root: ShadowRoot;

  /** @param led called when the focus moved to the card because a submission was held back, so that it is read out first */
  constructor(root: ShadowRoot, say: (text: string) => void, led: () => void) {
    this.#root = root;
    // Without a `relatedTarget`, the focus only moved because a button was removed.
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
 * Labels the card for when it is focused: with the payer's choice, otherwise with its headings. Without a label, some
 * screen readers say nothing. The label is a reference, because no attribute may contain a person's name.
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
