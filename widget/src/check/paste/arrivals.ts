import type { Fields } from '../../controllers/fields.ts';
import type { FieldKey } from '../../types.ts';

/** A text as it was copied, and the state of the fields before it arrived, for `restore`. */
export interface Pasted {
  text: string;
  before: string;
}

/** A text that came into a field at once. */
export interface Arrival extends Pasted {
  key: FieldKey;
  /** It came from a QR code, not from a paste. */
  isScanned?: boolean;
}

/** Shorter than any account number with its label. */
const FEWEST_CHARACTERS = 8;

/**
 * Notices text that is not typed: a paste, a drop, a keyboard's suggestion. An `<input>` turns it into one line, so the
 * text is taken from the event that brings it, if there is one.
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
    // By now the field contains it.
    root.addEventListener('input', () => {
      const arrival = this.#arrival;
      this.#arrival = undefined;
      if (arrival) arrived(arrival);
    });
  }

  #bring(data: DataTransfer | null): void {
    this.#brought = data?.getData('text/plain') ?? '';
    // If the page or the browser changes it, that happens in the same task.
    setTimeout(() => {
      this.#brought = '';
    });
  }

  #before(event: Event): void {
    const { target } = event;
    const fields = this.#fields;
    const key = fields.keys.find((each) => target instanceof HTMLInputElement && target.id === each);
    if (!key || !(target instanceof HTMLInputElement) || (event instanceof InputEvent && isOwn(event))) return;
    const grown = target.value.length - fields.values[key].length >= FEWEST_CHARACTERS;
    const isAll = event instanceof InputEvent && event.inputType === 'insertFromPaste';
    const text = this.#brought || (grown || isAll ? target.value : '');
    this.#brought = '';
    if (text.length >= FEWEST_CHARACTERS) this.#arrival = { key, text, before: fields.state };
  }
}

/** The text of an input method is not finished yet, and undone text was there before. */
const isOwn = ({ isComposing, inputType }: InputEvent): boolean => isComposing || inputType.startsWith('history');

/** Whether a field has taken more than belongs in it, in which an account may be found. */
export function isMixed({ key, text }: Arrival, fields: Fields): boolean {
  if (text.replace(/[^\p{L}\p{N}]/gu, '').length < FEWEST_CHARACTERS) return false;
  return key === 'payeeName' ? (text.match(/\p{N}/gu) ?? []).length >= FEWEST_CHARACTERS : Boolean(fields.fault(key));
}
