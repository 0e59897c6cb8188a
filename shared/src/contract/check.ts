import { z } from 'zod';
import { isName } from '../spelling/name.ts';
import { account, accountNumber, accountSummary } from './account.ts';
import { identifier } from './identifier.ts';
import { shown } from './receipt.ts';
import { mintedSessionRequest } from './session.ts';
import { typedText } from './text.ts';
import {
  accountType,
  decision,
  environment,
  month,
  outcome,
  providerName,
  reason,
  risk,
  timestamp,
  verificationScheme,
} from './vocabulary.ts';

/** EPC Max140Text, after trimming. */
export const holderName = typedText(140).refine(
  (name) => name === '' || isName(name),
  'needs a letter or a digit, without a pile of accents on it',
);

const asked = z.strictObject({
  account,
  /** May be absent if there are identifiers: then only those are asked about. */
  name: holderName.optional(),
  accountType: accountType.optional(),
  identifiers: z.array(identifier).max(3).optional(),
});

/** A name, or identifiers instead: without either there is no question. */
export function asksSomething({
  name,
  identifiers = [],
}: Pick<z.infer<typeof asked>, 'name' | 'identifiers'>): boolean {
  return name !== undefined || identifiers.length > 0;
}

export const NOTHING_ASKED = { path: ['name'], message: 'is needed where there are no identifiers' };

/** The same, or only the state of the account and nothing about its holder. */
export function asksRightly({
  types,
  ...question
}: Pick<z.infer<typeof asked>, 'name' | 'identifiers' | 'accountType'> & {
  readonly types?: readonly string[] | undefined;
}): boolean {
  if (types === undefined) return asksSomething(question);
  return !asksSomething(question) && question.accountType === undefined;
}

export const WRONGLY_ASKED = {
  path: ['name'],
  message: 'is needed where there are no identifiers, and not where the state of the account alone is asked for',
};

/** Body of `POST /v1/checks`. */
export const checkRequest = asked.refine(asksSomething, NOTHING_ASKED);
export type CheckRequest = z.infer<typeof checkRequest>;

/**
 * Body of `POST /v1/checks` with a merchant's key: includes what a page's session would be minted with. Without
 * `origin`, the receipt is for the key's only origin; if the key has several and none is given, there is no receipt.
 */
export const keyCheckRequest = z
  .strictObject({
    ...asked.shape,
    /** Only the state of the account; then there is neither a name nor anything else about its holder. */
    types: z.array(z.literal('status')).length(1).optional(),
    origin: mintedSessionRequest.shape.origin.optional(),
    subject: mintedSessionRequest.shape.subject,
    subjects: mintedSessionRequest.shape.subjects,
    reference: mintedSessionRequest.shape.reference,
  })
  .refine(asksRightly, WRONGLY_ASKED);
export type KeyCheckRequest = z.infer<typeof keyCheckRequest>;

const contribution = {
  provider: providerName,
  /** `sandbox`: nobody real was asked. */
  environment,
  /** The scheme under which the bank answered; `null` if none is named. */
  scheme: verificationScheme.nullable(),
  /** The provider's own reference, for support; `null` if it gives none. */
  reference: z.string().nullable(),
  elapsedMs: z.number().int().nonnegative(),
};

/** What one provider contributed. */
export const evidence = z.discriminatedUnion('kind', [
  z.strictObject({
    ...contribution,
    kind: z.literal('name_check'),
    result: outcome,
    /** Whether every identifier was compared as well; absent if none was asked about, or there was no answer. */
    identifiersCompared: z.boolean().optional(),
  }),
  /** If identifiers were compared, and no name. */
  z.strictObject({ ...contribution, kind: z.literal('identifier_check'), result: outcome }),
  /** If only the state of the account was asked for. `unknown`: the bank does not say. */
  z.strictObject({
    ...contribution,
    kind: z.literal('account_status'),
    result: z.enum(['active', 'closed', 'inactive', 'switched', 'not_found', 'forbidden', 'unknown', 'unavailable']),
  }),
  z.strictObject({
    ...contribution,
    kind: z.literal('ownership'),
    result: z.enum(['owner', 'trustee', 'not_connected', 'unavailable']),
  }),
  z.strictObject({
    ...contribution,
    kind: z.literal('history'),
    result: z.enum(['paid_before', 'not_paid_before', 'unavailable']),
    paidBefore: z.boolean().nullable(),
    /** When the account was last paid, as far as any source knows: the same in every `paid_before` of a check. */
    /** A browser gets only the month, `2026-01`; a server gets the time. */
    lastPaidAt: z.union([timestamp, month]).nullable(),
    /** How the name on earlier payments compares with the one that was typed. */
    nameConsistency: outcome.nullable(),
  }),
  z.strictObject({
    ...contribution,
    kind: z.literal('account_details'),
    result: z.enum(['found', 'not_found', 'unavailable']),
    /** `null` if the provider said nothing about it. */
    number: accountNumber.nullable(),
  }),
]);
export type Evidence = z.infer<typeof evidence>;

const checkId = z.string().regex(/^chk_[A-Za-z0-9_-]{16,64}$/);

export const completedCheck = z
  .strictObject({
    id: checkId,
    status: z.literal('completed'),
    outcome,
    reason: reason.nullable(),
    /** Present only with `close_match`, and only if the bank disclosed it. */
    registeredName: z.string().min(1).optional(),
    account: accountSummary,
    risk,
    evidence: z.array(evidence),
    decision: decision.nullable(),
    checkedAt: timestamp,
    /** When the check can no longer be read. */
    expiresAt: timestamp,
    /**
     * A compact JWS; see `@payee-check/shared/receipt`. `null` if a server that may act for several origins asked and
     * named none: a receipt is for one origin.
     */
    receipt: z.string().nullable(),
  })
  .refine((value) => value.registeredName === undefined || value.outcome === 'close_match', {
    path: ['registeredName'],
    message: 'is disclosed on a close match and at no other time',
  });
export type CompletedCheck = z.infer<typeof completedCheck>;

export const pendingCheck = z.strictObject({
  id: checkId,
  status: z.literal('pending'),
  account: accountSummary,
  pollAfterMs: z.number().int().positive(),
  expiresAt: timestamp,
});
export type PendingCheck = z.infer<typeof pendingCheck>;

export const check = z.union([completedCheck, pendingCheck]);
export type Check = z.infer<typeof check>;

/** The answer to `POST /v1/checks`, to `GET /v1/checks/{id}`, and to a decision. */
export const checkResponse = z.strictObject({ check });
export type CheckResponse = z.infer<typeof checkResponse>;

/** Body of `POST /v1/checks/{id}/decision`. */
export const decisionRequest = z.strictObject({ decision, shown: shown.optional() });
export type DecisionRequest = z.infer<typeof decisionRequest>;

/** Body of `POST /v1/accounts/details`. */
export const detailsRequest = z.strictObject({ account });
export type DetailsRequest = z.infer<typeof detailsRequest>;

export const detailsResponse = z.strictObject({
  account: accountSummary,
  /** `null` if no provider says anything about it. */
  number: accountNumber.nullable(),
  risk,
});
export type DetailsResponse = z.infer<typeof detailsResponse>;
