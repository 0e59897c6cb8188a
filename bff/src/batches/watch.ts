import type { ProviderName } from '@payee-check/shared/contract';
import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';
import { type GuardedProvider, withMethods } from '../providers/guard.ts';
import type { CallContext, DetailsAnswer } from '../providers/provider.ts';

/** Payers have used up the quota; there will be room again later. */
export const LATER: ReadonlySet<ProviderErrorCode> = new Set(['quota_exhausted', 'overloaded']);

export interface Watch {
  /** The same providers, watched. Account details are looked up once, however often the question is tried. */
  readonly providers: readonly GuardedProvider[];
  /**
   * Whether, since the last call, the question was sent to nobody and at least one provider had no room for it.
   *
   * @param isPatient Whether a provider that is not called at present is waited for as well.
   */
  foundNoRoom(isPatient: boolean): boolean;
}

/**
 * Watches whether a question is actually sent. The error code alone does not tell: a call may run out of quota while
 * polling for an answer that is already billed.
 */
export function watchProviders(providers: readonly GuardedProvider[]): Watch {
  const details = new Map<ProviderName, Promise<DetailsAnswer>>();
  let sent = false;
  let noRoom = false;
  let notCalled = false;

  async function watch<T>(context: CallContext, call: (context: CallContext) => Promise<T>): Promise<T> {
    let accepted = false;
    const watched: CallContext = {
      ...context,
      onAccepted() {
        accepted = true;
        context.onAccepted?.();
      },
      onPending() {
        accepted = true;
        context.onPending?.();
      },
    };
    try {
      const answer = await call(watched);
      sent = true;
      return answer;
    } catch (error) {
      const code = error instanceof ProviderError && !accepted ? error.code : null;
      if (code !== null && LATER.has(code)) noRoom = true;
      else if (code === 'circuit_open') notCalled = true;
      else sent = true;
      throw error;
    }
  }

  function watched(provider: GuardedProvider): GuardedProvider {
    const { name, checkName, accountStatus, accountDetails } = provider;
    return withMethods(provider, {
      isAvailable() {
        const available = provider.isAvailable();
        // A check passes it over without calling it.
        if (!available) notCalled = true;
        return available;
      },
      ...(checkName && {
        checkName: (...[question, context]: Parameters<typeof checkName>) =>
          watch(context, (observed) => checkName(question, observed)),
      }),
      ...(accountStatus && {
        accountStatus: (...[account, context]: Parameters<typeof accountStatus>) =>
          watch(context, (observed) => accountStatus(account, observed)),
      }),
      ...(accountDetails && {
        accountDetails(...asked: Parameters<typeof accountDetails>) {
          const answer = details.get(name) ?? accountDetails(...asked);
          details.set(name, answer);
          return answer;
        },
      }),
    });
  }

  return {
    providers: providers.map(watched),
    foundNoRoom(isPatient) {
      const answer = (noRoom || (notCalled && isPatient)) && !sent;
      noRoom = false;
      notCalled = false;
      return answer;
    },
  };
}
