import { expect, it, vi } from 'vitest';
import { inBatches } from './batches.ts';
import { createLogger } from './logger.ts';

function written() {
  const texts: string[] = [];
  return { texts, output: { write: (text: string) => void texts.push(text), flushSync: vi.fn() } };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

it('passes on the lines of one turn of the event loop together, in order, each once', async () => {
  const { texts, output } = written();
  const batches = inBatches(output);
  batches.write('one\n');
  batches.write('two\n');
  expect(texts).toEqual([]);
  await nextTurn();
  batches.write('three\n');
  await nextTurn();
  await nextTurn();
  expect(texts).toEqual(['one\ntwo\n', 'three\n']);
});

it('loses no line when the process is about to end', async () => {
  const { texts, output } = written();
  const batches = inBatches(output);
  const logger = createLogger('info', batches);
  logger.info('before');
  logger.fatal('unexpected error');
  expect(texts.join('')).toMatch(/before.*\n.*unexpected error.*\n$/);
  expect(output.flushSync).toHaveBeenCalledOnce();
  logger.info('last');
  batches.flush();
  expect(texts.at(-1)).toMatch(/last/);
});
