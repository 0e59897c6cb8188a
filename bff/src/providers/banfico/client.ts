import { randomUUID } from 'node:crypto';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import { pathSegment } from '../../outbound/path.ts';
import { type TokenSource, withToken } from '../../outbound/token-source.ts';
import { type Clock, sleep } from '../../time/clock.ts';
import { ProviderError } from '../errors.ts';
import type { CallContext } from '../provider.ts';
import { refusal } from '../refusal.ts';
import { pollDelayMs } from './poll.ts';
import type { VerificationRequest } from './request.ts';
import { type VerificationResult, verificationAnswer } from './schema.ts';

const PATH = '/v1.0/account-verifications';
/** "Unique network reference identifier": a UUID or letters and digits in the examples. */
const VERIFICATION_ID = /[A-Za-z0-9_-]{1,128}/;
/** With less time than this left no answer would come back. */
const ROUND_TRIP_MS = 100;

export interface BanficoTransport {
  /** At `BANFICO_BASE_URL`. */
  readonly client: OutboundClient;
  readonly tokens: TokenSource;
  readonly clock: Clock;
}

/**
 * Asks for a verification and waits until it is finished, polling where Banfico answers 202.
 *
 * @throws ProviderError among others `bank_timeout` if it is not finished by the deadline, and `bad_answer` for anything
 * but the documented shape.
 */
export async function verifyAccount(
  { client, tokens, clock }: BanficoTransport,
  body: VerificationRequest,
  context: CallContext,
): Promise<VerificationResult> {
  const { signal, deadline } = context;
  const send = (method: 'GET' | 'POST', path: string) =>
    withToken(tokens, context, (token) =>
      client.request({
        method,
        path,
        // Of our own making for every request, a poll and a repeat included: never anything of the caller's.
        headers: { authorization: `Bearer ${token}`, 'transaction-xref-id': randomUUID() },
        ...(method === 'POST' ? { body } : {}),
        retry: method === 'POST' ? 'unsent' : 'transport',
        signal,
        deadline,
      }),
    );

  let response = await send('POST', PATH);
  if (response.status === 200) return read(response);
  if (response.status !== 202) throw refusal('banfico', response);
  const id = pathSegment('banfico', read(response).id, VERIFICATION_ID);
  context.onPending?.();

  for (let polls = 0; ; polls++) {
    const left = deadline - clock.now();
    const delay = pollDelayMs(response, polls, left);
    // The bank has been asked and is late: that is said of it, and not of the provider.
    if (delay + ROUND_TRIP_MS > left) throw givenUp(response);
    await sleep(clock, delay, signal);
    response = await send('GET', `${PATH}/${id}`);
    if (isAskedToWait(response)) continue;
    if (response.status !== 200 && response.status !== 202) throw refusal('banfico', response);
    const result = read(response);
    // Another verification's result may be about another name.
    if (result.id !== id) throw new ProviderError('banfico', 'bad_answer', { status: response.status });
    // The documentation knows no 202 here: a result without an account is what an unfinished one looks like.
    if (response.status === 200 && result.account) return result;
  }
}

function read(response: OutboundResponse): VerificationResult {
  const parsed = verificationAnswer.safeParse(response.json());
  if (!parsed.success) throw new ProviderError('banfico', 'bad_answer', { status: response.status });
  return parsed.data.data.result;
}

/** A poll that is turned away with a time to come back: the verification itself goes on. */
function isAskedToWait({ status, retryAfterMs }: OutboundResponse): boolean {
  return (status === 429 || status === 503) && retryAfterMs !== null;
}

function givenUp(response: OutboundResponse): ProviderError {
  return isAskedToWait(response) ? refusal('banfico', response) : new ProviderError('banfico', 'bank_timeout');
}
