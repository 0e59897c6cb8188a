import { type Challenge, type Problem, type ProblemCode, problems } from '@payee-check/shared/contract';
import { LimitReachedError } from '../limits/limit.ts';
import { SignerUnavailableError } from '../receipts/signer.ts';
import { isExactOrigin } from '../settings/fields.ts';
import { StoreUnavailableError } from '../store/store.ts';
import { type Reply, sendText } from './context.ts';

type FieldErrors = NonNullable<Problem['errors']>;

interface ProblemDetails {
  readonly detail?: string;
  /** `path` is a JSON Pointer (RFC 6901) into the body. */
  readonly errors?: FieldErrors;
  readonly headers?: Readonly<Record<string, string>>;
  readonly challenge?: Challenge;
  /** Only for the log. */
  readonly refusedOrigin?: string;
}

/** The answer to a request that cannot be served. It repeats nothing that the caller sent. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(problems[code].title);
    this.code = code;
    this.details = details;
  }
}

/** When to retry after a 503: enough time for a store to come back, or for a balancer to switch. */
const RETRY_AFTER_SECONDS = 5;

function retryAfter(seconds: number): Readonly<Record<string, string>> {
  return { 'Retry-After': String(Math.max(1, Math.ceil(seconds))) };
}

/** Turns whatever was thrown into a problem; `null` if it is not one of ours, and has to be investigated. */
export function asProblem(error: unknown, now: number): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof LimitReachedError) {
    const { charge } = error;
    return new ProblemError(error.code, charge === null ? {} : { headers: retryAfter((charge.resetsAt - now) / 1000) });
  }
  if (error instanceof StoreUnavailableError) {
    return new ProblemError('store_unavailable', { headers: retryAfter(RETRY_AFTER_SECONDS) });
  }
  if (error instanceof SignerUnavailableError) {
    return new ProblemError('signer_unavailable', { headers: retryAfter(RETRY_AFTER_SECONDS) });
  }
  // From the router: a path whose percent-encoding cannot be decoded leads nowhere.
  if (error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400)) {
    return new ProblemError('not_found');
  }
  return null;
}

/**
 * A page, or a server on its behalf, that is not allowed to do this. The log states the origin, if it has the form of
 * one, since the operator has to allow it or look into it.
 */
export function originNotAllowed(origin: string): ProblemError {
  const isOrigin = origin.length <= 255 && isExactOrigin(origin);
  return new ProblemError('origin_not_allowed', { refusedOrigin: isOrigin ? origin : 'malformed' });
}

/** Browsers send it with every `POST`, so a client without it is not a browser. */
export function originRequired(): ProblemError {
  return new ProblemError('origin_required', {
    detail: 'A browser sends the Origin header by itself. A server identifies itself with an API key instead',
  });
}

/**
 * A proof that is missing or invalid, and the nonce for the next one.
 *
 * @param nonce For a browser whose clock is wrong.
 */
export function proofWanted(
  code: 'binding_required' | 'proof_required' | 'proof_invalid',
  nonce: string,
  isStale = false,
): ProblemError {
  const headers = {
    'DPoP-Nonce': nonce,
    ...(isStale && { 'WWW-Authenticate': 'DPoP error="use_dpop_nonce", algs="ES256"' }),
  };
  return new ProblemError(code, { headers });
}

export function shuttingDown(): ProblemError {
  return new ProblemError('shutting_down', { headers: retryAfter(1) });
}

/** RFC 6750, 3: a 401 states which credentials are required. */
function credentialsFor(code: ProblemCode): string {
  if (code === 'challenge_required') return 'Challenge';
  // RFC 9449, 7.1.
  if (code === 'binding_required' || code === 'proof_required') return 'DPoP algs="ES256"';
  if (code === 'proof_invalid') return 'DPoP error="invalid_dpop_proof", algs="ES256"';
  return code === 'session_required' ? 'Bearer' : 'Bearer error="invalid_token"';
}

/** RFC 9457. @param docs Where problem types are explained. */
export function sendProblem(reply: Reply, { code, details }: ProblemError, docs: string): void {
  const { status, title } = problems[code];
  const { context } = reply.locals;
  context.problem = code;
  context.refusedOrigin = details.refusedOrigin ?? null;
  if (status === 401) reply.setHeader('WWW-Authenticate', credentialsFor(code));
  for (const [name, value] of Object.entries(details.headers ?? {})) reply.setHeader(name, value);
  const body: Problem = {
    type: `${docs}#${code}`,
    title,
    status,
    code,
    ...(details.detail !== undefined && { detail: details.detail }),
    requestId: context.id,
    ...(details.errors !== undefined && { errors: details.errors }),
    ...(details.challenge !== undefined && { challenge: details.challenge }),
  };
  sendText(reply, status, 'application/problem+json', JSON.stringify(body));
}
