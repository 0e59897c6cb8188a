import type { Environment, ProviderName } from '@payee-check/shared/contract';
import { ProviderError } from '../outbound/errors.ts';
import type { Clock } from '../time/clock.ts';
import type { Finding } from './findings.ts';

/** Makes a call and takes down what became of it. Never rejects. */
export async function attempt<T>(
  { name, environment }: { readonly name: ProviderName; readonly environment: Environment },
  clock: Clock,
  call: () => Promise<T>,
): Promise<Finding<T>> {
  const startedAt = clock.now();
  const common = () => ({ provider: name, environment, elapsedMs: Math.max(0, Math.round(clock.now() - startedAt)) });
  try {
    const answer = await call();
    return { ...common(), kind: 'answered', answer };
  } catch (error) {
    return {
      ...common(),
      kind: 'failed',
      reason: error instanceof ProviderError ? error.reason : 'provider_unavailable',
    };
  }
}
