import { expect, it } from 'vitest';
import { createTestClock } from '../testing/clock.ts';
import { createSpacing } from './spacing.ts';

function start(count: number, apartMs: number) {
  const clock = createTestClock();
  const spacing = createSpacing(clock, apartMs);
  const begun: number[] = [];
  const startedAt = clock.now();
  const begin = async (signal?: AbortSignal) => {
    await spacing(signal);
    begun.push(clock.now() - startedAt);
  };
  const controller = new AbortController();
  const all = Promise.all(Array.from({ length: count }, () => begin(controller.signal)));
  return { clock, begin, begun, all, controller };
}

it('starts one after another what would otherwise start at the same moment', async () => {
  const { clock, begun, all } = start(4, 10);
  for (let at = 0; at < 40; at += 5) await clock.advance(5);
  await all;
  expect(begun).toEqual([0, 10, 20, 30]);
});

it('does not delay later callers', async () => {
  const { clock, begin, begun } = start(1, 10);
  await clock.advance(10);
  await begin();
  expect(begun).toEqual([0, 10]);
});

it('ends the wait of those whose signal aborts', async () => {
  const { begun, all, controller } = start(3, 10);
  controller.abort();
  await all;
  expect(begun).toEqual([0, 0, 0]);
});
