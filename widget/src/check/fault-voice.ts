/** The focus moves on, and messages may still be loading, when a fault appears. */
const PAUSE_MS = 150;

/**
 * Reads out a fault that appears in a field after the payer has left it: somebody who cannot see it would notice only
 * when the form is not submitted. A fault in the focused field is read together with the field.
 */
export class FaultVoice {
  readonly #known = new Map<string, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #root: ShadowRoot;
  readonly #say: (text: string) => void;

  constructor(root: ShadowRoot, say: (text: string) => void) {
    this.#root = root;
    this.#say = say;
  }

  /** Called once the fields are rendered. */
  async after(rendered: Promise<unknown>): Promise<void> {
    await rendered;
    const isNew = [...this.#root.querySelectorAll<HTMLInputElement>('.field input')].filter((input) => {
      const text = textOf(this.#root.getElementById(`${input.id}-error`));
      if (this.#known.get(input.id) === text) return false;
      this.#known.set(input.id, text);
      return text;
    });
    if (isNew.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), PAUSE_MS);
  }

  /** The element left the page. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #read(): void {
    const lines = [...this.#root.querySelectorAll<HTMLInputElement>('.field input[aria-invalid]')].map((input) => {
      const text = textOf(this.#root.getElementById(`${input.id}-error`));
      return text && input !== this.#root.activeElement ? `${textOf(input.labels?.[0])}: ${text}` : '';
    });
    const text = lines.filter(Boolean).join(' ');
    if (text) this.#say(text);
  }
}

/** Without the position of the fault, which is marked in the number itself. */
function textOf(element: Element | null | undefined): string {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  copy.querySelector('.place')?.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
