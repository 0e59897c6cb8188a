import { z } from 'zod';

/**
 * The answers of `POST /v1.0/account-verifications` and `GET /v1.0/account-verifications/{id}`: of their many fields the
 * ones that are used. `responder.data`, the scheme's own answer in base64, is left out on purpose, so that it can reach
 * neither a log nor a caller.
 */

/** Words of a fixed vocabulary, whatever their case and surroundings. */
const word = z.string().transform((text) => text.trim().toUpperCase());

/** An account number; a JSON number is what some serialisers make of one. */
const accountNumber = z.union([z.string(), z.number().int().nonnegative()]).transform(String);

/** One code or several, also in one string. */
const codes = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => [value ?? []].flat().flatMap((text) => text.toUpperCase().match(/[^\s,;]+/g) ?? []));

const identity = z.object({
  type: word,
  value: z.union([z.string(), z.number()]).transform(String).nullish(),
  status: word.nullish(),
});
export type AnsweredIdentity = z.infer<typeof identity>;

const answeredAccount = z.object({
  id: accountNumber,
  secondaryId: accountNumber.nullish(),
  status: word.nullish(),
  nameCheckStatus: word.nullish(),
  respondedName: z.string().nullish(),
  /** Documented as an object in the answer and as an array in the request. */
  identities: z
    .union([z.array(identity), identity])
    .nullish()
    .transform((value) => [value ?? []].flat()),
});
export type AnsweredAccount = z.infer<typeof answeredAccount>;

const responder = z
  .object({
    accountVerificationScheme: z.string().nullish(),
    /** The documentation's table says `schemeResponseCode`, its examples `schemeResponseCodes`. */
    schemeResponseCode: codes,
    schemeResponseCodes: codes,
  })
  .transform((it) => ({
    scheme: it.accountVerificationScheme ?? null,
    codes: [...new Set([...it.schemeResponseCode, ...it.schemeResponseCodes])],
  }));

const result = z.object({
  id: z.string().trim().min(1),
  account: answeredAccount.nullish(),
  responder: responder.nullish(),
});
export type VerificationResult = z.infer<typeof result>;

export const verificationAnswer = z.object({ data: z.object({ result }) });
