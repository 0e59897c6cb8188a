import type { Fields } from '../../controllers/fields.ts';
import type { FieldKey } from '../../types.ts';

/** A text as it was copied, and the fields before it came, for `restore`. */
export interface Pasted {
  text: string;
  before: string;
}

/** A text that came into a field at once. */
export interface Arrival extends Pasted {
  key: FieldKey;
  /** Not by a paste: out of a QR code. */
  isScanned?: boolean;
}

/** Shorter than any account number with what belongs to it. */
const FEWEST_CHARACTERS = 8;

/**
 * Notices what is not typed: a paste, a drop, a keyboard's suggestion. An `<input>` makes one line of it, so that the
 * text is taken from the event that brings it, where there is one.
 */
export class Arrivals {
  #brought = '';
  #arrival: Arrival | undefined;
  readonly #fields: Fields;

  constructor(root: ShadowRoot, fields: Fields, arrived: (arrival: Arrival) => void) {
    this.#fields = fields;
    root.addEventListener('paste', (event) => event instanceof ClipboardEvent && this.#bring(event.clipboardData));
    root.addEventListener('drop', (event) => event instanceof DragEvent && this.#bring(event.dataTransfer));
    root.addEventListener('input', (event) => this.#before(event), { capture: true });
    // By now the field has taken it.
    root.addEventListener('input', () => {
      const arrival = this.#arrival;
      this.#arrival = undefined;
      if (arrival) arrived(arrival);
    });
  }

  #bring(data: DataTransfer | null): void {
    this.#brought = data?.getData('text/plain') ?? '';
    // What the page or the payer's browser makes of it comes in the same task, if at all.
    setTimeout(() => {
      this.#brought = '';
    });
  }

  #before(event: Event): void {
    const { target } = event;
    const fields = this.#fields;
    const key = fields.keys.find((one) => target instanceof HTMLInputElement && target.id === one);
    if (!key || !(target instanceof HTMLInputElement) || (event instanceof InputEvent && isOwn(event))) return;
    const grown = target.value.length - fields.values[key].length >= FEWEST_CHARACTERS;
    const isAll = event instanceof InputEvent && event.inputType === 'insertFromPaste';
    const text = this.#brought || (grown || isAll ? target.value : '');
    this.#brought = '';
    if (text.length >= FEWEST_CHARACTERS) this.#arrival = { key, text, before: fields.state };
  }
}

/** An input method's text is not finished; what was undone has been there before. */
const isOwn = ({ isComposing, inputType }: InputEvent): boolean => isComposing || inputType.startsWith('history');

/** Whether a field has taken more than belongs in it, in which an account may be found. */
export function isMixed({ key, text }: Arrival, fields: Fields): boolean {
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < FEWEST_CHARACTERS) return false;
  return key === 'payeeName' ? (text.match(/\p{N}/gu) ?? []).length >= FEWEST_CHARACTERS : Boolean(fields.fault(key));
}
