import { z } from 'zod';

/** Every error code of the API with its HTTP status and title. */
export const problems = {
  invalid_json: { status: 400, title: 'The body is not JSON' },
  invalid_request: { status: 400, title: 'The request does not fit the contract' },
  invalid_account: { status: 400, title: 'No such account can exist' },
  invalid_identifier: { status: 400, title: 'No such identifier can exist' },
  session_required: { status: 401, title: 'A session token is required' },
  session_invalid: { status: 401, title: 'The session token is not valid' },
  session_expired: { status: 401, title: 'The session has expired' },
  binding_required: { status: 401, title: 'The session has to be bound to a key in the browser first' },
  proof_required: { status: 401, title: 'The session is bound to a key, and the request has no proof of it' },
  proof_invalid: { status: 401, title: 'The proof is not by the session’s key, or not for this request' },
  api_key_invalid: { status: 401, title: 'The API key is not valid' },
  challenge_required: { status: 401, title: 'A challenge has to be solved first' },
  origin_required: { status: 400, title: 'The request has no Origin header' },
  key_required: { status: 403, title: 'Only a server with an API key may ask that' },
  origin_not_allowed: { status: 403, title: 'This origin is not allowed to do that' },
  not_found: { status: 404, title: 'There is nothing at this path' },
  check_not_found: { status: 404, title: 'There is no such check in this session' },
  batch_not_found: { status: 404, title: 'This key has no such batch' },
  method_not_allowed: { status: 405, title: 'This path does not support that method' },
  decision_not_possible: { status: 409, title: 'That decision is not possible for this check' },
  idempotency_conflict: { status: 409, title: 'The Idempotency-Key was used for a different request' },
  payload_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The body has to be application/json' },
  rate_limited: { status: 429, title: 'Too many requests' },
  attempts_exhausted: { status: 429, title: 'Too many different names for this account' },
  internal_error: { status: 500, title: 'Something went wrong here' },
  store_unavailable: { status: 503, title: 'Limits cannot be enforced, so nothing is checked' },
  signer_unavailable: { status: 503, title: 'Receipts cannot be signed, so nothing is answered' },
  shutting_down: { status: 503, title: 'This instance is shutting down' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

const problemCodes = Object.keys(problems) as [ProblemCode, ...ProblemCode[]];

/** The challenge to be answered, in `challenge_required`. */
export const challenge = z.discriminatedUnion('provider', [
  /** A challenge of ALTCHA (altcha-lib, version 2), to be solved by trying counters. */
  z.object({
    provider: z.literal('altcha'),
    parameters: z.looseObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
    }),
    signature: z.string(),
  }),
  /** Shown by the service's own script. */
  z.object({ provider: z.enum(['turnstile', 'hcaptcha', 'friendly-captcha']), siteKey: z.string() }),
]);
export type Challenge = z.infer<typeof challenge>;

/** RFC 9457 problem details. No field repeats what the caller sent. */
export const problem = z.strictObject({
  type: z.url(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes),
  detail: z.string().optional(),
  requestId: z.string(),
  /** Only with `challenge_required`. */
  challenge: challenge.optional(),
  errors: z
    .array(
      z.strictObject({
        /** A JSON Pointer (RFC 6901) into the request body. */
        path: z.string(),
        message: z.string(),
      }),
    )
    .optional(),
});
export type Problem = z.infer<typeof problem>;
