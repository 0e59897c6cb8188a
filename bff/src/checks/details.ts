import {
  accountNumber,
  bank,
  type DetailsResponse,
  environment,
  providerName,
  reachability,
  riskSignal,
} from '@payee-check/shared/contract';
import { accountValue } from '@payee-check/shared/receipt';
import { z } from 'zod';
import type { Account } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { CallContext, DetailsAnswer } from '../providers/provider.ts';
import type { Keyring, Seal } from '../secrets/keyring.ts';
import { type Store, storeKey } from '../store/store.ts';
import { type Clock, limitTime, OVER, withinSignal } from '../time/clock.ts';
import type { Asker } from './asker.ts';
import { attempt, type Plan } from './collect.ts';
import { summarise } from './conclude.ts';
import { assessRisk, type Finding } from './findings.ts';

/** Charges the limits for one request for account details, which disclose no name; rejects when a limit is reached. */
export type AdmitDetails = () => Promise<Pick<Admission, 'claimant'>>;

type DetailsFinding = Finding<DetailsAnswer> | null;
type AnsweredDetails = Extract<DetailsFinding, { kind: 'answered' }>;

/** Account details, asked for once per account and asker. */
export interface DetailsLookup {
  /**
   * For a check: what the session already knows or is being told, or an answer within the context's deadline; `null` if
   * nobody knows.
   */
  find(asker: Asker, account: Account, providers: Plan['details'], context: CallContext): Promise<DetailsFinding>;
  /** The BIC of the account's bank, if it is already known without asking; otherwise `null`. */
  knownBic(asker: Asker, account: Account): Promise<string | null>;
  /** For a payer who has typed an account: `admit` is called only if somebody has to be asked. */
  answer(
    asker: Asker,
    account: Account,
    providers: Plan['details'],
    admit: AdmitDetails,
    requestId?: string,
  ): Promise<DetailsResponse>;
  /** Resolves when every look-up under way has ended. */
  drain(): Promise<void>;
}

export interface DetailsLookupOptions {
  readonly store: Store;
  readonly seal: Seal;
  readonly keyring: Keyring;
  readonly clock: Clock;
  /** `PROVIDER_TIMEOUT_MS`. */
  readonly timeoutMs: number;
}

/** For as long as a check can be read. */
const REMEMBERED_MS = 30 * 60 * 1000;

/** `null` if there was nobody to ask. */
const remembered = z
  .object({
    provider: providerName,
    environment,
    answer: z.object({
      found: z.boolean(),
      bank: bank.nullable(),
      reachability: reachability.nullable(),
      number: accountNumber.nullable().default(null),
      signals: z.array(riskSignal).nullable(),
      reference: z.string().nullable(),
    }),
  })
  .nullable();

export function createDetailsLookup({ store, seal, keyring, clock, timeoutMs }: DetailsLookupOptions): DetailsLookup {
  const underWay = new Map<string, Promise<DetailsFinding>>();

  const keyOf = (asker: Asker, account: Account) =>
    storeKey(asker.id, 'details', keyring.hash('account', accountValue(account)));

  /** `null`: this asker has not asked for it yet. */
  async function recall(key: string): Promise<{ readonly finding: DetailsFinding } | null> {
    const sealed = await store.get(key);
    const text = sealed === null ? null : seal.unseal(sealed, key);
    if (text === null) return null;
    const parsed = remembered.safeParse(JSON.parse(text)).data;
    if (parsed === undefined) return null;
    return { finding: parsed === null ? null : { ...parsed, kind: 'answered', elapsedMs: 0 } };
  }

  /** Asking again costs one call and nothing else. */
  async function remember(
    key: string,
    known: Pick<AnsweredDetails, 'provider' | 'environment' | 'answer'> | null,
  ): Promise<void> {
    await store.set(key, seal.seal(JSON.stringify(known), key), REMEMBERED_MS, 'disposable').catch(() => undefined);
  }

  async function ask(key: string, account: Account, providers: Plan['details'], context: CallContext) {
    const provider = providers.find((provider) => provider.isAvailable()) ?? providers[0];
    if (provider === undefined) return null;
    const finding = await attempt(provider, clock, () => provider.accountDetails(account, context));
    if (finding.kind === 'answered') {
      const { provider: name, environment: asked, answer } = finding;
      await remember(key, { provider: name, environment: asked, answer });
    }
    return finding;
  }

  /** Has its own time limit, since several callers may wait for it. */
  async function lookUp(
    key: string,
    account: Account,
    providers: Plan['details'],
    admit: AdmitDetails,
    requestId: string | undefined,
  ) {
    const known = await recall(key);
    if (known !== null) return known.finding;
    const { claimant } = await admit();
    // A repeated question costs nothing, even if nobody answers it.
    if (providers.length === 0) await remember(key, null);
    const deadline = clock.now() + timeoutMs;
    const time = limitTime(clock, deadline);
    const context = { signal: time.signal, deadline, claimant, correlation: { requestId } };
    return ask(key, account, providers, context).finally(time.end);
  }

  return {
    async find(asker, account, providers, context) {
      if (providers.length === 0) return null;
      const key = keyOf(asker, account);
      const shared = underWay.get(key);
      if (shared !== undefined) {
        const found = await withinSignal(shared, context.signal, () => OVER).catch(() => null);
        if (found !== null || context.signal.aborted) return found;
      }
      const known = await recall(key).catch(() => null);
      return known?.finding ?? ask(key, account, providers, context);
    },
    async knownBic(asker, account) {
      const known = await recall(keyOf(asker, account)).catch(() => null);
      return known?.finding?.kind === 'answered' ? (known.finding.answer.bank?.bic ?? null) : null;
    },
    async answer(asker, account, providers, admit, requestId) {
      const key = keyOf(asker, account);
      let finding = underWay.get(key);
      if (finding === undefined) {
        finding = lookUp(key, account, providers, admit, requestId).finally(() => underWay.delete(key));
        underWay.set(key, finding);
      }
      const details = await finding;
      const answer = details?.kind === 'answered' ? details.answer : null;
      return {
        account: summarise(account, { bank: answer?.bank ?? null, reachability: answer?.reachability ?? null }),
        number: answer?.number ?? null,
        risk: assessRisk(details),
      };
    },
    async drain() {
      await Promise.allSettled(underWay.values());
    },
  };
}
