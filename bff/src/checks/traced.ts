import type { CompletedCheck } from '@payee-check/shared/contract';
import type { Tracing } from '../tracing/tracing.ts';

/** Runs the work of one check in a span of its own, where somebody looks at spans. */
export function traced(tracing: Tracing | null, work: () => Promise<CompletedCheck>): Promise<CompletedCheck> {
  if (tracing === null) return work();
  const span = tracing.begin('check', 'check');
  const completed = span.within(work);
  completed.then(
    ({ outcome, reason }) =>
      span.end({
        attributes: { 'payee_check.outcome': outcome, ...(reason !== null && { 'payee_check.reason': reason }) },
        failed: false,
      }),
    () => span.end({ attributes: {}, failed: true }),
  );
  return completed;
}
