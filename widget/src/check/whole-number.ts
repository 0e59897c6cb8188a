/**
 * Shows the whole account number under the field if the field is too narrow for it: on a phone, in a table's
 * cell, or in large text. An `<input>` has one line, and a smaller font would override the payer's setting.
 */
export class WholeNumber {
  #watching: AbortController | undefined;
  #seen: IntersectionObserver | undefined;
  readonly #root: ShadowRoot;

  constructor(root: ShadowRoot) {
    this.#root = root;
  }

  /** Called once the field is rendered. */
  async after(rendered: Promise<unknown>): Promise<void> {
    await rendered;
    if (!this.#root.host.isConnected) return;
    this.#watch();
    this.#measure();
  }

  /** The element left the page. */
  stop(): void {
    this.#watching?.abort();
    this.#watching = undefined;
    this.#seen?.disconnect();
  }

  /** A phone is rotated, or the container of the element is opened. */
  #watch(): void {
    if (this.#watching) return;
    const measure = () => this.#measure();
    this.#watching = new AbortController();
    addEventListener('resize', measure, { signal: this.#watching.signal });
    this.#seen = new IntersectionObserver(measure);
    this.#seen.observe(this.#root.host);
  }

  #measure(): void {
    const input = this.#root.getElementById('iban');
    const box = input?.parentElement;
    if (!(input instanceof HTMLInputElement) || !box) return;
    // Not visible, so nothing can be measured.
    if (input.clientWidth === 0) return;
    const whole = box.querySelector('.whole') ?? append(box);
    whole.textContent = input.value;
    // On one line, and out of the way.
    box.classList.remove('long');
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(input);
    const room = input.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd);
    // Widths are rounded to whole pixels: in doubt, the number is too long.
    box.classList.toggle('long', whole.scrollWidth + 1 > room);
  }
}

function append(box: HTMLElement): HTMLElement {
  const whole = document.createElement('div');
  whole.className = 'whole';
  whole.dir = 'ltr';
  whole.translate = false;
  // The field itself is read out.
  whole.setAttribute('aria-hidden', 'true');
  box.append(whole);
  return whole;
}
