import { describe, expect, it, vi } from 'vitest';
import { createTestClock } from '../testing/clock.ts';
import { OVER, sleep, startTimer, withinSignal } from './clock.ts';

describe('a sleep', () => {
  it('lasts as long as it says, and ends with its signal', async () => {
    const clock = createTestClock();
    const controller = new AbortController();
    const woken = vi.fn();
    const one = sleep(clock, 1000, controller.signal).then(woken);
    const two = sleep(clock, 9000, controller.signal).then(woken);
    await clock.advance(999);
    expect(woken).not.toHaveBeenCalled();
    await clock.advance(1);
    await one;
    controller.abort(OVER);
    await two;
    await sleep(clock, 1000, controller.signal);
    expect(clock.pending).toBe(0);
  });
});

describe('a timer', () => {
  it('that is cancelled leaves nothing behind', async () => {
    const clock = createTestClock();
    const over = vi.fn();
    const timer = startTimer(clock, 10);
    void timer.over.then(over);
    timer.cancel();
    await clock.advance(20);
    expect(over).not.toHaveBeenCalled();
    expect(clock.pending).toBe(0);
  });
});

describe('waiting within a signal', () => {
  it('behaves like the promise until the signal aborts', async () => {
    const { signal } = new AbortController();
    await expect(withinSignal(Promise.resolve(1), signal, () => OVER)).resolves.toBe(1);
    await expect(withinSignal(Promise.reject(new Error('x')), signal, () => OVER)).rejects.toThrow('x');
  });

  it('ends with the signal, and ignores what the promise does afterwards', async () => {
    const controller = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const promise = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const waiting = withinSignal(promise, controller.signal, () => new Error('over'));
    controller.abort(OVER);
    await expect(waiting).rejects.toThrow('over');
    await expect(withinSignal(promise, controller.signal, () => new Error('over'))).rejects.toThrow('over');
    fail(new Error('late'));
  });
});
