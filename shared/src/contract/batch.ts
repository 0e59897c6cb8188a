import { z } from 'zod';
import { asksSomething, check, checkRequest, NOTHING_ASKED } from './check.ts';
import { change, recheckRequest } from './recheck.ts';
import { orderReference, plainText } from './text.ts';
import { decision, timestamp } from './vocabulary.ts';

/** `bat_` and 128 bits. */
export const batchId = z.string().regex(/^bat_[A-Za-z0-9_-]{16,64}$/);

/** The caller's own id of a line. */
export const lineId = plainText(64);

/** One question of a batch. */
export const batchLine = z
  .strictObject({
    ...checkRequest.shape,
    id: lineId,
    reference: orderReference.optional(),
    /** The receipt of an earlier check: the answer then also says what has changed since. */
    receipt: recheckRequest.shape.receipt.optional(),
  })
  .refine(asksSomething, NOTHING_ASKED);

/**
 * Body of `POST /v1/batches`. A line that is not a valid `batchLine` is `invalid` with its errors and does not make the
 * batch fail, so only its id has to be right here.
 */
export const batchRequest = z.strictObject({
  lines: z.array(z.looseObject({ id: lineId })).min(1),
  /** Audience of the receipts: one of the key's own origins; absent: its only one. */
  origin: z.string().min(1).max(255).optional(),
});
export type BatchRequest = z.infer<typeof batchRequest>;

const count = z.number().int().nonnegative();

export const batch = z.strictObject({
  id: batchId,
  status: z.enum(['running', 'completed', 'cancelled']),
  createdAt: timestamp,
  completedAt: timestamp.nullable(),
  /** When it is deleted. */
  expiresAt: timestamp,
  /** `null` during the first ten seconds, while too little is known, and once the batch has ended. */
  estimatedEndAt: timestamp.nullable(),
  counts: z.strictObject({
    total: count,
    waiting: count,
    running: count,
    invalid: count,
    match: count,
    close_match: count,
    no_match: count,
    unable_to_verify: count,
  }),
});
export type Batch = z.infer<typeof batch>;

/** Answer of `POST /v1/batches` and `GET /v1/batches/{id}`. */
export const batchResponse = z.strictObject({ batch });
export type BatchResponse = z.infer<typeof batchResponse>;

export const batchLineResult = z.strictObject({
  id: lineId,
  status: z.enum(['waiting', 'running', 'completed', 'invalid']),
  check: check.nullable(),
  /** What has changed since the line's `receipt`; absent if it came without one. */
  recheck: change.optional(),
  /** Why it is invalid, with JSON Pointers into the line. */
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
});
export type BatchLineResult = z.infer<typeof batchLineResult>;

/** A page of lines, in the order in which they were given. */
export const batchLinesResponse = z.strictObject({
  lines: z.array(batchLineResult),
  /** The value of `after` for the next page; `null`: this is the last page. */
  next: z.string().nullable(),
});
export type BatchLinesResponse = z.infer<typeof batchLinesResponse>;

/** Body of `POST /v1/batches/{id}/decisions`. */
export const batchDecisionsRequest = z.strictObject({
  decisions: z
    .array(z.strictObject({ line: lineId, decision }))
    .min(1)
    .max(500),
});
export type BatchDecisionsRequest = z.infer<typeof batchDecisionsRequest>;

/** The answer: the lines that were decided, with new receipts. */
export const batchDecisionsResponse = z.strictObject({ lines: z.array(batchLineResult) });
export type BatchDecisionsResponse = z.infer<typeof batchDecisionsResponse>;
