import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIban, normalizeIban } from '../iban/index.ts';
import { anyIban } from '../iban/testing/arbitrary.ts';
import { formatTyping, shownAt } from './iban.ts';

/** A field with its caret as `|`. */
function field(marked: string): { value: string; caret: number } {
  return { value: marked.replace('|', ''), caret: marked.indexOf('|') };
}

/** What a field shows after an edit: `previous` as it was, `next` as the browser left it. */
function after(previous: string, next: string, inputType?: string): string {
  const { value, caret } = field(next);
  const typed = formatTyping(previous, value, caret, inputType);
  return `${typed.value.slice(0, typed.caret)}|${typed.value.slice(typed.caret)}`;
}

describe('formatTyping', () => {
  it.each([
    ['', 'd|', 'D|'],
    ['DE8', 'DE89|', 'DE89|'],
    ['DE89', 'DE893|', 'DE89 3|'],
    ['DE89', 'DE89 |', 'DE89|'],
    ['DE89 3', 'DE89 37|', 'DE89 37|'],
  ])('groups while typing: %j to %j', (previous, next, shown) => {
    expect(after(previous, next)).toBe(shown);
  });

  it.each([
    ['DE89 3704', 'DE8X|9 3704', 'DE8X| 9370 4'],
    ['DE89 3704', 'DE89 X|3704', 'DE89 X|370 4'],
    ['DE89 3704', 'DE89X| 3704', 'DE89 X|370 4'],
    ['DE89 3704', '|DE89 3704', '|DE89 3704'],
    ['DE89 3704', 'DE89  |3704', 'DE89 |3704'],
  ])('keeps the caret on insertion in the middle: %j to %j', (previous, next, shown) => {
    expect(after(previous, next)).toBe(shown);
  });

  it.each([
    ['DE89 3704 0', 'DE89 370| 0', 'DE89 370|0'],
    ['DE89 3704', 'DE8| 3704', 'DE8|3 704'],
    ['DE89 3704', 'DE89 |704', 'DE89 |704'],
    ['DE89 3', 'DE89 |', 'DE89|'],
    ['DE89 3704', '|', '|'],
  ])('closes the gap on deletion: %j to %j', (previous, next, shown) => {
    expect(after(previous, next, 'deleteContentBackward')).toBe(shown);
  });

  it('Backspace after a space deletes the character before it', () => {
    expect(after('DE89 3704', 'DE89|3704', 'deleteContentBackward')).toBe('DE8|3 704');
    expect(after('DE89 3704', 'DE89|3704')).toBe('DE8|3 704');
  });

  it.each([
    ['DE89 3704', 'DE893|704', 'insertText', 'DE89 3|704'],
    ['DE89 3704', 'DE89|3704', 'insertReplacementText', 'DE89| 3704'],
    ['DE89 3', 'DE893|', 'insertFromPaste', 'DE89 3|'],
    ['DE89 3', 'DE893|', 'insertFromDrop', 'DE89 3|'],
    ['DE89 3704', 'DE89|3704', 'deleteByCut', 'DE89| 3704'],
    ['DE89 3704', 'DE89|3704', 'deleteByDrag', 'DE89| 3704'],
    ['DE89 3704', 'DE89|3704', 'historyUndo', 'DE89| 3704'],
  ])('loses no digit when a space is typed over, cut or undone: %j to %j, %s', (previous, next, inputType, shown) => {
    expect(after(previous, next, inputType)).toBe(shown);
  });

  it('Delete before a space deletes the character after it', () => {
    expect(after('DE89 3704', 'DE89|3704', 'deleteContentForward')).toBe('DE89| 704');
  });

  it.each([
    ['IBAN: DE89 3704 0044 0532 0130 00|', 'DE89 3704 0044 0532 0130 00|'],
    ['de89-3704.0044\u00A00532\u200B0130\u202F00|', 'DE89 3704 0044 0532 0130 00|'],
    ['\uFEFFiban de89370400440532013000|', 'DE89 3704 0044 0532 0130 00|'],
    ['ＤＥ８９３７０４|', 'DE89 3704|'],
    ['Konto: DE89|', 'KONT O:DE 89|'],
  ])('accepts a paste of %j', (next, shown) => {
    expect(after('', next, 'insertFromPaste')).toBe(shown);
  });

  it('allows the word IBAN to be typed letter by letter', () => {
    const shown = [...'IBAN: DE893'].reduce(
      (value, key) => formatTyping(value, value + key, value.length + 1).value,
      '',
    );
    expect(shown).toBe('DE89 3');
    expect(after('IBA', 'IBAN|')).toBe('IBAN|');
    expect(after('IBAN', 'IBAN:|')).toBe('IBAN:|');
  });

  it('cuts nothing off, and keeps invalid characters visible', () => {
    expect(after('DE89', 'DE89_💶|')).toBe('DE89 _💶|');
    expect(after('', `${'1'.repeat(40)}|`)).toBe(`${'1111 '.repeat(10).trim()}|`);
  });

  it('leaves more than 128 characters alone', () => {
    const long = 'a'.repeat(1_000_000);
    expect(formatTyping('', long, 5)).toEqual({ value: long, caret: 5 });
  });

  it('shows what formatIban returns, with the caret after as many characters as before', () => {
    const edit = fc.tuple(anyIban.map(formatIban), fc.nat(40), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(edit, ([previous, at, inserted]) => {
        const caret = Math.min(at, previous.length) + inserted.length;
        const next = previous.slice(0, at) + inserted + previous.slice(at);
        const typed = formatTyping(previous, next, caret);
        expect(typed.value).toBe(formatIban(next));
        expect(normalizeIban(`XX${typed.value.slice(0, typed.caret)}`)).toBe(
          normalizeIban(`XX${next.slice(0, caret)}`),
        );
      }),
    );
  });

  it('is stable: formatting it again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (next, caret) => {
        const typed = formatTyping('', next, caret);
        expect(formatTyping(typed.value, typed.value, typed.caret)).toEqual(typed);
      }),
    );
  });
});

describe('shownAt', () => {
  it('finds the place in the field for a position of the normalised IBAN', () => {
    expect(shownAt('DE89 3704 0044 0532 O130 00', 16)).toBe(20);
    expect(shownAt('DE89', 0)).toBe(0);
    expect(shownAt('DE89', 9)).toBe(4);
  });
});
