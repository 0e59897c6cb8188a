import { z } from 'zod';

/**
 * The answers of `POST /v1.0/account-verifications` and `GET /v1.0/account-verifications/{id}`: only the fields that
 * are used. `responder.data`, the scheme's own answer in base64, is omitted on purpose, so that it can reach neither a
 * log nor a caller.
 */

/** Values of a fixed vocabulary, whatever their case, surrounding characters and separators. */
const word = z.string().transform((text) =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_'),
);

/** An account number; some serialisers turn it into a JSON number. */
const accountNumber = z.union([z.string(), z.number().int().nonnegative()]).transform(String);

/** One string or several; `readCodes` finds the codes in them. */
const codes = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => [value ?? []].flat());

const identity = z.object({
  type: word.nullish(),
  value: z.union([z.string(), z.number()]).transform(String).nullish(),
  status: word.nullish(),
});
export type AnsweredIdentity = z.infer<typeof identity>;

/** Documented as an object in the answer and as an array in the request. */
const identities = z
  .union([z.array(identity), identity])
  .nullish()
  .transform((value) => [value ?? []].flat());

const answeredAccount = z.object({
  id: accountNumber,
  secondaryId: accountNumber.nullish(),
  status: word.nullish(),
  nameCheckStatus: word.nullish(),
  respondedName: z.string().nullish(),
  identities,
});
export type AnsweredAccount = Omit<z.infer<typeof answeredAccount>, 'id'> & {
  /** `null`: it could not be read. */
  readonly id: string | null;
};

const responder = z
  .object({
    accountVerificationScheme: z.string().nullish(),
    /** The documentation's table says `schemeResponseCode`, its examples `schemeResponseCodes`. */
    schemeResponseCode: codes,
    schemeResponseCodes: codes,
  })
  .transform((parsed) => ({
    scheme: parsed.accountVerificationScheme ?? null,
    codes: [...parsed.schemeResponseCode, ...parsed.schemeResponseCodes],
  }));

const result = z.object({
  id: z.string().trim().min(1),
  account: answeredAccount.nullish(),
  responder: responder.nullish(),
});

export interface VerificationResult {
  /** `null`: it could not be read. */
  readonly id: string | null;
  readonly account?: AnsweredAccount | null | undefined;
  readonly responder?: z.infer<typeof responder> | null | undefined;
}

const verificationAnswer = z.object({ data: z.object({ result }) });

/** The same answer, of which only the verdict has to be as documented. */
const bareVerdict = z.object({
  data: z.object({
    result: z.object({
      id: z.string().trim().min(1).nullable().catch(null),
      account: z.object({
        id: accountNumber.nullable().catch(null),
        status: word.nullish().catch(null),
        nameCheckStatus: word,
      }),
    }),
  }),
});

/** The documentation's value, the EPC scheme's, and others that would mean the same. */
export const NO: readonly string[] = ['NO_MATCH', 'NMTC', 'NOT_MATCH', 'NOT_MATCHED', 'MISMATCH'];

/** Whether the bank says no. */
export function saysNo({ account }: VerificationResult): boolean {
  return NO.includes(account?.nameCheckStatus ?? '');
}

/** An answer, `null` if it is not as documented. A bank's no is read even then: other faults do not weaken it. */
export function readAnswer(body: unknown): VerificationResult | null {
  const whole = verificationAnswer.safeParse(body);
  if (whole.success) return whole.data.data.result;
  const bare = bareVerdict.safeParse(body);
  if (!bare.success) return null;
  const { id, account } = bare.data.data.result;
  const read = { id, account: { ...account, identities: [] } };
  return saysNo(read) ? read : null;
}
