import { ibanCountries } from '@payee-check/shared/iban';
import { ProviderError } from '../../outbound/errors.ts';
import { type Clock, sleep } from '../../time/clock.ts';
import { isStumble } from '../answers.ts';
import { defineProvider } from '../definition.ts';
import type { CallContext, NameCheckAnswer, Provider } from '../provider.ts';
import { createBulk } from './bulk.ts';
import { createIbantrackClient, type IbantrackClient, type IbantrackDependencies, verificationId } from './client.ts';
import { readVerification, type Verification } from './mapping.ts';
import { type IbantrackSettings, settings } from './settings.ts';

/**
 * Verification takes 1 to 3 seconds, 10 to 20 at worst: poll soon, then less often. All checks share 120 GETs a minute.
 */
const POLL_MS = { first: 700, growth: 1.4, longest: 3000 };
/** A provider that fails once while the bank is being asked gets another chance; one that is down does not. */
const MAX_STUMBLES = 3;

/**
 * Ibantrack: verification of payee for SEPA accounts.
 *
 * @see The quickstart guide of Ibantrack's documentation.
 */
export function createIbantrack(config: IbantrackSettings, dependencies: IbantrackDependencies): Provider {
  const { client, clock, unknownWords } = dependencies;
  const requests = createIbantrackClient(config, dependencies);
  const sepa = new Set(ibanCountries.filter((country) => country.sepa).map((country) => country.code));

  return {
    name: 'ibantrack',
    logIn: (context) => requests.logIn(context),
    quota: { calls: config.postsPerMinute, windowMs: 60_000 },
    // The sandbox has to be told each result, for which the bulk call has no field.
    ...(!config.sandbox && { bulk: createBulk(requests, unknownWords) }),
    supports: (account) => account.scheme === 'iban' && sepa.has(account.country),
    async checkName({ account, ...question }, context) {
      if (account.scheme !== 'iban') throw new ProviderError('ibantrack', 'unsupported');
      const answer = await requests.verify({ ...question, account }, context);
      const personal = [question.name, account.iban];
      const read = (body: unknown) =>
        readVerification(body, (field, text) =>
          unknownWords.report({ provider: 'ibantrack', field, scheme: null, text, personal }),
        );
      const verification = read(answer.body);
      if (verification.kind === 'answered') return verification.answer;
      context.onPending?.();
      return poll(requests, read, verificationId(verification.id), answer.retryAfterMs, context, clock);
    },
    close: () => client.close(),
  };
}

export const ibantrack = defineProvider({
  name: 'ibantrack',
  settings,
  create: (config, dependencies) =>
    createIbantrack(config, { ...dependencies, client: dependencies.client(config.baseUrl) }),
});

/** Polls a pending verification until it is done, or until there is no time for another poll. */
async function poll(
  requests: IbantrackClient,
  read: (body: unknown) => Verification,
  id: string,
  firstWaitMs: number | null,
  context: CallContext,
  clock: Clock,
): Promise<NameCheckAnswer> {
  let asked = firstWaitMs;
  let stumbles = 0;
  for (let interval = POLL_MS.first; ; interval = Math.min(interval * POLL_MS.growth, POLL_MS.longest)) {
    const waitMs = Math.max(asked ?? 0, interval);
    if (clock.now() + waitMs >= context.deadline) throw new ProviderError('ibantrack', 'bank_timeout');
    await sleep(clock, waitMs, context.signal);
    if (context.signal.aborted) {
      throw new ProviderError('ibantrack', clock.now() >= context.deadline ? 'bank_timeout' : 'aborted');
    }
    let verification: Verification;
    try {
      const answer = await requests.read(id, context);
      verification = read(answer.body);
      asked = answer.retryAfterMs;
      stumbles = 0;
    } catch (error) {
      if (!isStumble(error) || ++stumbles >= MAX_STUMBLES) throw error;
      asked = error.retryAfterMs;
      continue;
    }
    if (verification.kind === 'answered' && verification.answer.outcome === 'no_match') return verification.answer;
    if (verification.id !== null && verification.id !== id) throw new ProviderError('ibantrack', 'another_subject');
    if (verification.kind === 'answered') return verification.answer;
  }
}
