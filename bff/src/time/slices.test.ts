import { expect, it } from 'vitest';
import { mapInSlices } from './slices.ts';

const busyMs = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

it('maps in order, one after another', async () => {
  let under = 0;
  const seen = await mapInSlices([3, 1, 2], async (item, index) => {
    under += 1;
    expect(under).toBe(1);
    await Promise.resolve();
    under -= 1;
    return `${index}: ${item}`;
  });
  expect(seen).toEqual(['0: 3', '1: 1', '2: 2']);
});

it('lets other work run in between', async () => {
  const order: string[] = [];
  setImmediate(() => order.push('somebody else'));
  await mapInSlices([1, 2, 3], (item) => {
    busyMs(6);
    order.push(String(item));
  });
  expect(order).toEqual(['1', 'somebody else', '2', '3']);
});

it('rejects with the first that fails, and stops there', async () => {
  const seen: number[] = [];
  const mapped = mapInSlices([1, 2, 3], async (item) => {
    seen.push(item);
    if (item === 2) throw new Error('two');
  });
  await expect(mapped).rejects.toThrow('two');
  expect(seen).toEqual([1, 2]);
});
