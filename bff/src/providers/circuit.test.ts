import { describe, expect, it } from 'vitest';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';
import { createTestClock } from '../testing/clock.ts';
import { type CircuitState, createCircuit } from './circuit.ts';

function setUp() {
  const clock = createTestClock();
  const states: CircuitState[] = [];
  const circuit = createCircuit(clock, (state) => states.push(state));
  const succeed = () => circuit.execute(async () => 'fine');
  const fail = (code: ProviderErrorCode = 'server_error', retryAfterMs?: number) =>
    circuit
      .execute(() =>
        Promise.reject(new ProviderError('ibantrack', code, retryAfterMs === undefined ? {} : { retryAfterMs })),
      )
      .catch((error: unknown) => (error instanceof ProviderError ? error.code : error));
  async function times(count: number, call: () => Promise<unknown>) {
    for (let n = 0; n < count; n++) await call();
  }
  return { clock, states, circuit, succeed, fail, times };
}

describe('a circuit', () => {
  it('opens at 50 % failures of at least 20 calls', async () => {
    const { circuit, succeed, fail, times } = setUp();
    await times(10, succeed);
    await times(9, fail);
    expect(circuit.permits()).toBe(true);
    await fail();
    expect(circuit.permits()).toBe(false);
    expect(circuit.state).toBe('open');
  });

  it('stays closed below 20 calls, and below 50 %', async () => {
    const { circuit, fail, times } = setUp();
    await times(19, fail);
    expect(circuit.state).toBe('closed');
    const healthy = setUp();
    await healthy.times(100, healthy.succeed);
    await healthy.times(99, healthy.fail);
    expect(healthy.circuit.state).toBe('closed');
  });

  it('looks only at the last 30 seconds', async () => {
    const { circuit, clock, fail, times } = setUp();
    await times(19, fail);
    await clock.advance(30_000);
    await fail();
    expect(circuit.state).toBe('closed');
  });

  it('does not count questions that got no answer in time, while others get one', async () => {
    const { circuit, succeed, fail, times } = setUp();
    await times(5, succeed);
    await times(40, () => fail('unanswered'));
    expect(circuit.state).toBe('closed');
  });

  it('opens if hardly any question gets an answer', async () => {
    const { circuit, clock, succeed, fail, times } = setUp();
    await times(2, succeed);
    await times(19, () => fail('unanswered'));
    expect(circuit.state).toBe('closed');
    await fail('unanswered');
    expect(circuit.state).toBe('open');
    // And again if the trial call gets none.
    await clock.advance(15_000);
    expect(circuit.permits()).toBe(true);
    await fail('unanswered');
    expect(circuit.permits()).toBe(false);
  });

  it.each([
    'aborted',
    'bank_timeout',
    'bank_unavailable',
    'unsupported',
    'quota_exhausted',
    'overloaded',
    'refused_request',
    'log_in_paused',
  ] as const)('does not count %s against the provider', async (code) => {
    const { circuit, fail, times } = setUp();
    await times(40, () => fail(code));
    expect(circuit.state).toBe('closed');
  });

  it('lets one call try after 15 seconds, and closes if it is answered', async () => {
    const { circuit, clock, succeed, fail, times, states } = setUp();
    await times(20, fail);
    await clock.advance(14_999);
    expect(circuit.permits()).toBe(false);
    await clock.advance(1);
    expect(circuit.permits()).toBe(true);
    const trial = succeed();
    expect(circuit.state).toBe('half_open');
    expect(circuit.permits()).toBe(false);
    await trial;
    expect(circuit.permits()).toBe(true);
    expect(states).toEqual(['open', 'half_open', 'closed']);
    // What happened before it opened is forgotten.
    await fail();
    expect(circuit.state).toBe('closed');
  });

  it('opens for another 15 seconds if the trial fails', async () => {
    const { circuit, clock, fail, times } = setUp();
    await times(20, fail);
    await clock.advance(15_000);
    await fail();
    expect(circuit.state).toBe('open');
    await clock.advance(14_999);
    expect(circuit.permits()).toBe(false);
    await clock.advance(1);
    expect(circuit.permits()).toBe(true);
  });

  it.each([
    ['out_of_credits', undefined, 60_000],
    ['throttled', 7000, 7000],
    ['throttled', 3_600_000, 300_000],
    ['server_error', 30_000, 30_000],
    ['bad_credentials', 600_000, 300_000],
    ['out_of_credits', 90_000, 90_000],
  ] as const)('%s with Retry-After %s opens it at once for %i ms', async (code, retryAfterMs, openMs) => {
    const { circuit, clock, fail } = setUp();
    await fail(code, retryAfterMs);
    await clock.advance(openMs - 1);
    expect(circuit.permits()).toBe(false);
    await clock.advance(1);
    expect(circuit.permits()).toBe(true);
  });

  it.each([undefined, 0])('throttled with Retry-After %s is a failure like others', async (retryAfterMs) => {
    const { circuit, fail } = setUp();
    await fail('throttled', retryAfterMs);
    expect(circuit.permits()).toBe(true);
  });
});
