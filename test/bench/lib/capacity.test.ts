import { describe, expect, it } from 'vitest';
import { type Costs, needs, USUAL } from './capacity.ts';

const costs: Costs = {
  bffMicroseconds: 600,
  redisMicroseconds: 60,
  redisCommands: 10,
  redisBytes: 5000,
  redisMemory: 4096,
  logBytes: 500,
};

describe('what a rate of checks needs', () => {
  it('grows with the rate', () => {
    const [one, ten] = [needs(100, costs), needs(1000, costs)];
    expect(one.bffCores).toBeCloseTo(0.06);
    expect(ten.bffCores).toBeCloseTo(0.6);
    expect(ten.redisCommandsPerSecond).toBe(10 * one.redisCommandsPerSecond);
    expect(ten.redisMegabitsPerSecond).toBeCloseTo(40);
  });

  it('is at least two instances and one Redis', () => {
    expect(needs(1, costs)).toMatchObject({ instances: 2, redisNodes: 1 });
  });

  it('leaves room for peaks: a processor is used only up to its share', () => {
    expect(needs(10_000, costs).instances).toBe(Math.ceil(6 / USUAL.share));
    expect(needs(10_000, costs).redisNodes).toBe(1);
    expect(needs(20_000, costs).redisNodes).toBe(2);
  });

  it('keeps records for as long as they live, and calls open for as long as a bank takes', () => {
    const { redisGibibytes, openCalls, logGibibytesPerDay } = needs(100, costs, { ...USUAL, bankSeconds: 3 });
    expect(redisGibibytes).toBeCloseTo((100 * 1800 * 4096) / 2 ** 30);
    expect(openCalls).toBe(300);
    expect(logGibibytesPerDay).toBeCloseTo((100 * 500 * 86_400) / 2 ** 30);
  });
});
