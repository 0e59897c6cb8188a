import type { LineView } from '../../server/payment-run/view.ts';
import { element, find } from '../dom.ts';
import { type LineState, stateLabels, stateOf } from './labels.ts';

const choices: readonly (readonly ['all' | LineState, string])[] = [
  ['all', 'All'],
  ['match', stateLabels.match],
  ['close_match', stateLabels.close_match],
  ['no_match', stateLabels.no_match],
  ['unable_to_verify', stateLabels.unable_to_verify],
  ['invalid', stateLabels.invalid],
  ['open', stateLabels.open],
  ['not_asked', stateLabels.not_asked],
];

/** A search compares letters only; it should not depend on accents and spaces. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '')
    .toLowerCase();

const searched = new WeakMap<LineView, string>();
function textOf(line: LineView): string {
  const { name, registeredName, written, reference, amount, correction } = line;
  const known =
    searched.get(line) ?? plain([name, registeredName, correction?.name, written, reference, amount].join(' '));
  searched.set(line, known);
  return known;
}

/** Chooses the lines to show, by their result and by their text. */
export function lineFilters(changed: () => void) {
  const fieldset = find('#outcomes', HTMLFieldSetElement);
  const search = find('#search', HTMLInputElement);
  let chosen: string = 'all';
  const counts = new Map<string, HTMLElement>();

  for (const [value, text] of choices) {
    const radio = element('input', { type: 'radio', name: 'shown-lines', value });
    radio.checked = value === chosen;
    radio.addEventListener('change', () => {
      chosen = value;
      changed();
    });
    const count = element('b', { text: '0' });
    counts.set(value, count);
    const label = element('span', {}, new Text(`${text} `), count);
    fieldset.append(element('label', { class: 'filter', 'data-state': value }, radio, label));
  }
  search.addEventListener('input', changed);

  return {
    search,
    /** Which lines are shown, by their result. */
    chosen: () => chosen,
    /** Does nothing for a value that is not one of the choices. */
    choose(value: string): void {
      for (const radio of fieldset.querySelectorAll<HTMLInputElement>('input')) {
        if (radio.value !== value) continue;
        radio.checked = true;
        chosen = value;
      }
    },
    apply(lines: readonly LineView[]): readonly LineView[] {
      const numbers = new Map<string, number>([['all', lines.length]]);
      for (const line of lines) numbers.set(stateOf(line), (numbers.get(stateOf(line)) ?? 0) + 1);
      for (const [value, node] of counts) {
        const number = numbers.get(value) ?? 0;
        const text = String(number);
        if (node.textContent !== text) node.textContent = text;
        // A filter without results is not offered, unless it is already chosen.
        const label = node.closest('label');
        if (label !== null) label.hidden = number === 0 && value !== chosen && value !== 'all';
      }
      const wanted = plain(search.value);
      return lines.filter((line) => {
        return (chosen === 'all' || stateOf(line) === chosen) && (wanted === '' || textOf(line).includes(wanted));
      });
    },
    reset(): void {
      search.value = '';
      chosen = 'all';
      for (const radio of fieldset.querySelectorAll<HTMLInputElement>('input')) radio.checked = radio.value === 'all';
    },
  };
}
