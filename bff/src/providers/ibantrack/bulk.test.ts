import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../../domain/question.ts';
import { createBulk } from './bulk.ts';

const question: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane Doe',
  accountType: null,
  identifiers: [],
};
const context = { signal: new AbortController().signal, deadline: Number.POSITIVE_INFINITY };
const pagination = { current_page: 1, per_page: 100, total_items: 9, total_pages: 2, has_next_page: true };

/** An interface that answers with these bodies. */
function bulkOf(bodies: { submit?: unknown; items?: unknown }) {
  const never = () => Promise.reject(new Error('not asked'));
  const submit = vi.fn(async () => ({ body: bodies.submit, retryAfterMs: null }));
  const items = vi.fn(async () => ({ body: bodies.items, retryAfterMs: null }));
  const report = vi.fn();
  return {
    submit,
    items,
    report,
    bulk: createBulk({ logIn: never, verify: never, read: never, submit, items }, { report }),
  };
}

describe('submitting questions', () => {
  it('sends accounts and names in order, and keeps the id of the call', async () => {
    const { bulk, submit } = bulkOf({ submit: { id: 'b-1', status: 'accepted', total_items: 2 } });
    await expect(bulk.submit([question, { ...question, name: 'John Roe' }], context)).resolves.toBe('b-1');
    expect(submit).toHaveBeenCalledWith(
      [
        { iban: 'DE89370400440532013000', name: 'Jane Doe' },
        { iban: 'DE89370400440532013000', name: 'John Roe' },
      ],
      context,
    );
  });

  it.each([
    ['no id', { status: 'accepted', total_items: 1 }],
    ['an id that could lead elsewhere', { id: '../x', total_items: 1 }],
    ['another number of items', { id: 'b-1', total_items: 2 }],
    ['nothing', null],
  ])('does not accept %s as an answer', async (_, submit) => {
    await expect(bulkOf({ submit }).bulk.submit([question], context)).rejects.toMatchObject({ code: 'bad_answer' });
  });
});

describe('reading items', () => {
  const read = (items: unknown[], more: object = {}) =>
    bulkOf({ items: { pagination: { ...pagination, ...more }, items } }).bulk.read('b-1', 1, context);

  it('reads each like a single verification, and leaves pending ones open', async () => {
    const { answers, done, next } = await read([
      { index: 0, id: 'v0', status: 'completed', match_result: 'match' },
      { index: 1, id: 'v1', status: 'completed', match_result: 'close_match', matched_name: 'Jane M. Doe' },
      { index: 2, id: 'v2', status: 'completed', match_result: 'no_match', matched_name: 'Mallory' },
      { index: 3, status: 'failed', status_reason: 'institution_timeout' },
      { index: 4, status: 'rejected', status_reason: 'institution_out_of_scope' },
      { index: 5, status: 'pending' },
    ]);
    const outcomes = [...answers].map(([index, { outcome, reason }]) => [index, outcome, reason]);
    expect(outcomes).toEqual([
      [0, 'match', null],
      [1, 'close_match', null],
      [2, 'no_match', null],
      [3, 'unable_to_verify', 'bank_timeout'],
      [4, 'unable_to_verify', 'bank_unsupported'],
    ]);
    expect(answers.get(1)).toMatchObject({ registeredName: 'Jane M. Doe', reference: 'v1' });
    expect(answers.get(2)).not.toHaveProperty('registeredName');
    expect([done, next]).toEqual([false, 2]);
  });

  it('never makes a match of an item that is not as documented', async () => {
    const { answers, done } = await read([
      { index: 0, status: 'completed' },
      { index: 1, status: 'rejected', match_result: 'match' },
      { index: 2, status: 'completed', match_result: 'match', status_reason: 'institution_timeout' },
      { index: 3, status: 'whatever', match_result: 'match' },
    ]);
    expect([...answers.values()].map(({ outcome }) => outcome)).toEqual(new Array(4).fill('unable_to_verify'));
    expect(done).toBe(true);
  });

  it('never makes a match of a no, or of two answers that disagree, if a position is answered twice', async () => {
    const twice = async (...results: string[]) => {
      const { answers } = await read(
        results.map((match_result) => ({ index: 0, status: 'completed', match_result, matched_name: 'Jane M. Doe' })),
      );
      return answers.get(0);
    };
    for (const other of ['match', 'close_match', 'unable_to_verify']) {
      expect(await twice('no_match', other)).toMatchObject({ outcome: 'no_match' });
      expect(await twice(other, 'no_match')).toMatchObject({ outcome: 'no_match' });
    }
    expect(await twice('match', 'close_match')).toMatchObject({ outcome: 'unable_to_verify' });
    expect(await twice('close_match', 'match')).not.toHaveProperty('registeredName');
    expect(await twice('match', 'match')).toMatchObject({ outcome: 'match' });
  });

  it('reads the others if an item cannot be read', async () => {
    const { answers, done } = await read([
      null,
      { status: 'completed', match_result: 'match' },
      { index: 1, status: 'completed', match_result: 'no_match' },
    ]);
    expect([...answers].map(([index, { outcome }]) => [index, outcome])).toEqual([[1, 'no_match']]);
    expect(done).toBe(true);
  });

  it('believes none of a page that counts positions in another way', async () => {
    const items = [
      { index: 1, status: 'completed', match_result: 'match' },
      { index: 2, status: 'completed', match_result: 'no_match' },
    ];
    await expect(read(items, { total_items: 2 })).rejects.toMatchObject({ code: 'another_subject' });
  });

  it('reports how many of the whole call are finished, with any result, if the service says so', async () => {
    const told = async (counts: object) => {
      const items = { pagination, items: [], ...counts };
      return (await bulkOf({ items }).bulk.read('b-1', 1, context)).finished;
    };
    expect(await told({ completed_items: 30, failed_items: 2, rejected_items: 1 })).toBe(33);
    expect(await told({ completed_items: 30 })).toBe(30);
    expect(await told({})).toBeUndefined();
    expect(await told({ completed_items: 'many', failed_items: 2 })).toBeUndefined();
  });

  it('refuses a page other than the one it asked for, and what is not a page', async () => {
    await expect(read([], { current_page: 2 })).rejects.toMatchObject({ code: 'another_subject' });
    await expect(bulkOf({ items: { items: [] } }).bulk.read('b-1', 1, context)).rejects.toMatchObject({
      code: 'bad_answer',
    });
  });
});
