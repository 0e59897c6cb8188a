import { randomUUID } from 'node:crypto';
import type { Identifier } from '@payee-check/shared/contract';
import type { Account, Question } from '../../domain/question.ts';
import type { OutboundClient, OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { pathSegment } from '../../outbound/exchange.ts';
import { bearer, type TokenSource, withToken } from '../../outbound/token-source.ts';
import { type Clock, sleep } from '../../time/clock.ts';
import { refusal } from '../answers.ts';
import type { CallContext, Correlation } from '../provider.ts';
import { givenUp, isAskedToWait, isCutOff, isStumble } from './errors.ts';
import { readAnswer, saysNo, type VerificationResult } from './schema.ts';

const PATH = '/v1.0/account-verifications';
/** "Unique network reference identifier": a UUID or letters and digits in the examples. */
const VERIFICATION_ID = /[A-Za-z0-9_-]{1,128}/;
/** With less time than this left, no answer would arrive. */
const ROUND_TRIP_MS = 100;
/** How many polls in a row may fail: the verification continues meanwhile, and may already be billed. */
const MOST_STUMBLES = 2;

/** What support at Banfico needs to find a request; pino's own shape. */
export interface BanficoLogger {
  info(fields: BanficoRequestRecord, message: string): void;
}

export interface BanficoRequestRecord extends Correlation {
  readonly provider: 'banfico';
  readonly method: 'GET' | 'POST';
  /** The `Transaction-XRef-Id` that it was sent with. */
  readonly xref: string;
  /** HTTP status; `null`: there was no answer. */
  readonly status: number | null;
}

export interface BanficoTransport {
  /** At `BANFICO_BASE_URL`. */
  readonly client: OutboundClient;
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly logger: BanficoLogger;
}

/**
 * Asks for a verification and waits until it is finished, polling if Banfico answers 202.
 *
 * @throws ProviderError among others `bank_timeout` if it is not finished by the deadline, `bad_answer` for anything
 *   but the documented shape, and `another_subject` for the result of another verification than the one that was
 *   polled: it may be about another name.
 */
export async function verifyAccount(
  { client, tokens, clock, logger }: BanficoTransport,
  body: VerificationRequest,
  context: CallContext,
): Promise<VerificationResult> {
  const { signal, deadline } = context;

  async function exchange(method: 'GET' | 'POST', path: string, token: string): Promise<OutboundResponse> {
    // Newly generated for every request, including polls and repeats: never anything of the caller's.
    const xref = randomUUID();
    let status: number | null = null;
    try {
      const response = await client.request({
        method,
        path,
        headers: { ...bearer(token), 'transaction-xref-id': xref },
        ...(method === 'POST' ? { body } : {}),
        retry: method === 'POST' ? 'unsent' : 'transport',
        signal,
        deadline,
        onAccepted: context.onAccepted,
      });
      status = response.status;
      return response;
    } finally {
      logger.info({ ...context.correlation, provider: 'banfico', method, xref, status }, 'banfico asked');
    }
  }
  const send = (method: 'GET' | 'POST', path: string) =>
    withToken(tokens, context, (token) => exchange(method, path, token));

  let response = await send('POST', PATH);
  if (response.status !== 200 && response.status !== 202) throw refusal('banfico', response);
  const accepted = read(response);
  if (accepted === null) throw badAnswer(response);
  if (response.status === 200 || saysNo(accepted)) return accepted;
  const id = pathSegment('banfico', accepted.id, VERIFICATION_ID);
  context.onPending?.();

  for (let polls = 0, stumbles = 0; ; polls++) {
    const left = deadline - clock.now();
    const delay = pollDelayMs(response, polls, left);
    if (delay + ROUND_TRIP_MS > left) throw givenUp(response);
    await sleep(clock, delay, signal);
    try {
      response = await send('GET', `${PATH}/${id}`);
    } catch (error) {
      if (signal.aborted || !isCutOff(error) || ++stumbles > MOST_STUMBLES) throw error;
      continue;
    }
    if (isAskedToWait(response)) continue;
    if (response.status !== 200 && response.status !== 202) {
      if (!isStumble(response) || ++stumbles > MOST_STUMBLES) throw refusal('banfico', response);
      continue;
    }
    const result = read(response);
    if (result === null) {
      if (++stumbles > MOST_STUMBLES) throw badAnswer(response);
      continue;
    }
    stumbles = 0;
    if (saysNo(result)) return result;
    if (result.id !== id) throw new ProviderError('banfico', 'another_subject', { status: response.status });
    // The documentation does not mention 202 here: an unfinished verification is a result without an account.
    if (response.status === 200 && result.account) return result;
  }
}

/** `null` for anything but the documented shape. */
function read(response: OutboundResponse): VerificationResult | null {
  try {
    return readAnswer(response.json());
  } catch {
    return null;
  }
}

function badAnswer({ status }: OutboundResponse): ProviderError {
  return new ProviderError('banfico', 'bad_answer', { status });
}

/** Who asks, for schemes that require it: "Example: ICQX, ICS, VAT". */
export interface Initiator {
  readonly idType: string;
  readonly idValue: string;
  /** "Examples include invoice number, purchase order number, payroll id." */
  readonly reference?: string;
}

/** Body of `POST /v1.0/account-verifications`. */
export interface VerificationRequest {
  readonly data: {
    readonly verification: {
      readonly types: readonly ('STATUS' | 'NAME' | 'ID')[];
      readonly initiator?: Initiator;
      readonly account: {
        readonly type?: 'PERSONAL' | 'BUSINESS';
        readonly idScheme: 'IBAN' | 'SCAN';
        readonly id: string;
        readonly secondaryId?: string;
        readonly name?: string;
        readonly identities?: readonly { readonly type: string; readonly value: string }[];
      };
    };
  };
}

/** CRN, TXID and DUNS are from the documentation; it has VAT for initiators; LEI is the ISO 20022 code. */
export const IDENTITY_TYPES = {
  registration_number: 'CRN',
  tax_id: 'TXID',
  duns: 'DUNS',
  vat: 'VAT',
  lei: 'LEI',
} as const satisfies Record<Identifier['type'], string>;

const ACCOUNT_TYPES = { personal: 'PERSONAL', business: 'BUSINESS' } as const;

/** "String(150 Chars)". */
const LONGEST_NAME = 150;

/** The account as Banfico identifies it: an IBAN, or sort code and account number in one. */
export function accountId(account: Account): { idScheme: 'IBAN' | 'SCAN'; id: string; secondaryId: string | null } {
  if (account.scheme === 'iban') return { idScheme: 'IBAN', id: account.iban, secondaryId: null };
  return {
    idScheme: 'SCAN',
    id: account.sortCode + account.accountNumber,
    secondaryId: account.secondaryReference,
  };
}

/**
 * The name in the unstructured form, `,,,Full Name`: guessing which word is the surname makes false no-matches. Several
 * holders are `,,,Mr John Doe ; ,,,Ms Jane Doe`. `null` if the name consists of separators only.
 *
 * Several holders are recognised by a `;`, which no name contains, and by ` & ` if the payer said that the account is
 * personal and there is a full name on either side. Everything else stays one name: "Marks and Spencer" is one holder,
 * and so is "José Ortega y Gasset".
 */
export function unstructuredName(name: string, accountType: Question['accountType']): string | null {
  let text = '';
  for (const holder of holders(name, accountType)) {
    // A comma would begin the format's next field; "Doe, John" is the same name without it.
    const words = holder.replaceAll(',', ' ').split(/\s+/).filter(Boolean).join(' ');
    if (words === '') continue;
    const longer = `${text === '' ? '' : `${text} ; `},,,${words}`;
    // "The name of any one accountholder is sufficient": better the first ones in full than all of them truncated.
    if (longer.length > LONGEST_NAME) break;
    text = longer;
  }
  return text === '' ? null : text;
}

function holders(name: string, accountType: Question['accountType']): string[] {
  if (name.includes(';')) return name.split(';');
  if (accountType !== 'personal') return [name];
  const parts = name.split(/\s+&\s+/);
  return parts.every((part) => /\S\s+\S/.test(part.trim())) ? parts : [name];
}

/**
 * Asks for the name, and for the identifiers if there are any. If there is no name to ask about (it consists of
 * separators only, or only the account's state is wanted) and no identifier, only the state is asked for.
 */
export function verificationRequest(question: Question, initiator: Initiator | null = null): VerificationRequest {
  const name = unstructuredName(question.name, question.accountType);
  const { idScheme, id, secondaryId } = accountId(question.account);
  const identities = question.identifiers.map(({ type, value }) => ({ type: IDENTITY_TYPES[type], value }));
  const types = [...(name === null ? [] : ['NAME' as const]), ...(identities.length === 0 ? [] : ['ID' as const])];
  return {
    data: {
      verification: {
        types: types.length === 0 ? ['STATUS'] : types,
        ...(initiator === null ? {} : { initiator }),
        account: {
          ...(question.accountType === null ? {} : { type: ACCOUNT_TYPES[question.accountType] }),
          idScheme,
          ...(name === null ? {} : { name }),
          id,
          ...(secondaryId === null ? {} : { secondaryId }),
          ...(identities.length === 0 ? {} : { identities }),
        },
      },
    },
  };
}

const SHORTEST_MS = 250;
const USUAL_MS = 1000;

/**
 * How long to wait before polling a pending verification again. `Retry-After` is a demand and is always obeyed;
 * `Expected-Response-Seconds` is an estimate "based on past responses": it delays the first poll, and never uses up
 * more than half of the time that is left.
 *
 * @param polls How many polls there have been.
 * @param leftMs Milliseconds until the deadline.
 */
export function pollDelayMs(
  { retryAfterMs, headers }: Pick<OutboundResponse, 'retryAfterMs' | 'headers'>,
  polls: number,
  leftMs: number,
): number {
  const expected = polls === 0 ? seconds(headers['expected-response-seconds']) : null;
  if (retryAfterMs === null && expected === null) return USUAL_MS;
  const estimate = expected === null ? 0 : Math.min(expected * 1000, leftMs / 2);
  return Math.max(retryAfterMs ?? 0, estimate, SHORTEST_MS);
}

function seconds(value: string | undefined): number | null {
  const text = value?.trim() ?? '';
  return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : null;
}
