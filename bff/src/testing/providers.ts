import type { ProviderName } from '@payee-check/shared/contract';
import type { GuardedProvider } from '../providers/guard.ts';
import type { CallContext, NameCheckAnswer } from '../providers/provider.ts';

/** A provider made for a test: what is not given is what a healthy one does that can do nothing. */
export function testProvider(
  name: ProviderName,
  methods: Partial<Omit<GuardedProvider, 'name'>> = {},
): GuardedProvider {
  return {
    name,
    environment: 'live',
    circuit: 'closed',
    isAvailable: () => true,
    supports: () => true,
    close: () => Promise.resolve(),
    ...methods,
  };
}

/** A method's answer that comes when the test says so, and not after the signal aborts. */
export function heldBack<T>(): {
  readonly answer: (...args: readonly unknown[]) => Promise<T>;
  readonly calls: readonly CallContext[];
  resolve(value: T): void;
  reject(error: Error): void;
} {
  const calls: CallContext[] = [];
  let settle: { resolve(value: T): void; reject(error: Error): void } = {
    resolve: () => undefined,
    reject: () => undefined,
  };
  return {
    answer: (...args) =>
      new Promise<T>((resolve, reject) => {
        settle = { resolve, reject };
        // Every method of a provider is given its context last.
        const context = args.at(-1) as CallContext;
        calls.push(context);
        context.signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
      }),
    calls,
    resolve: (value) => settle.resolve(value),
    reject: (error) => settle.reject(error),
  };
}

export const said = {
  match: { outcome: 'match', reason: null, accountStatus: null, reference: 'ref', scheme: null },
  noMatch: { outcome: 'no_match', reason: null, accountStatus: null, reference: 'ref', scheme: null },
  closeMatch: {
    outcome: 'close_match',
    reason: null,
    registeredName: 'Jane M. Doe',
    accountStatus: null,
    reference: 'ref',
    scheme: null,
  },
  bankTimeout: {
    outcome: 'unable_to_verify',
    reason: 'bank_timeout',
    accountStatus: null,
    reference: 'ref',
    scheme: null,
  },
  notFound: {
    outcome: 'unable_to_verify',
    reason: 'account_not_found',
    accountStatus: null,
    reference: 'ref',
    scheme: null,
  },
} as const satisfies Record<string, NameCheckAnswer>;

export type BankAnswer = NameCheckAnswer | Promise<NameCheckAnswer>;

/** A bank that says what the test wants, in place of a provider. */
export const bankThat = (answer: (name: string) => BankAnswer): readonly GuardedProvider[] => [
  testProvider('ibantrack', { checkName: async ({ name }) => answer(name) }),
];

export const agreeable = bankThat(() => said.match);
