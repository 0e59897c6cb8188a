import { z } from 'zod';

/**
 * The answer of `validate_iban`: only the documented fields that are used. Numbers may be strings, and an empty string
 * means that the service does not know: parsed, they are numbers and `null`. A field of another type, a list for
 * instance, makes the answer unusable.
 */

const text = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => {
    // Line breaks, for instance in addresses, are of no use here.
    const words = String(value ?? '')
      .split(/[\s\p{Cc}]+/u)
      .filter(Boolean)
      .join(' ');
    return words === '' ? null : words.slice(0, 500);
  });

const integer = text.transform((value) => (value !== null && /^-?\d{1,15}$/.test(value) ? Number(value) : null));

const yesOrNo = text.transform((value) => {
  if (/^(yes|true)$/i.test(value ?? '')) return true;
  return /^(no|false)$/i.test(value ?? '') ? false : null;
});

const passedOrFailed = text.transform((value) => {
  if (/^passed$/i.test(value ?? '')) return 'passed' as const;
  return /^failed$/i.test(value ?? '') ? ('failed' as const) : null;
});

const bicCandidate = z.object({
  bic: text,
  city: text,
  /** On how many web pages it was found; 0: it comes from a national bank or the ECB. */
  wwwcount: integer,
});
export type BicCandidate = z.infer<typeof bicCandidate>;

/** "May be empty": as a list, as an empty string, or not there. */
const bicCandidates = z
  .union([z.array(bicCandidate), bicCandidate, z.literal('')])
  .nullish()
  .transform((value) => [value || []].flat());

export const validation = z.object({
  iban: z.string(),
  result: passedOrFailed,
  return_code: integer,
  length_check: passedOrFailed,
  account_check: passedOrFailed,
  bank_code_check: passedOrFailed,
  iban_checksum_check: passedOrFailed,
  /** "The IBAN that would result from converting the domestic account number and bank code". */
  iban_candidate: text,

  bic_candidates: bicCandidates,
  bank: text,
  bank_city: text,

  in_scl_directory: yesOrNo,
  sct: yesOrNo,
  sdd: yesOrNo,
  sct_inst: yesOrNo,
  /** The time from which instant credit transfers are supported. */
  sct_inst_readiness_date: text,

  /** `undefined` if the answer has no such field, in which case nobody has looked. */
  iban_listed: text.optional(),
  iban_www_occurrences: integer,
  iban_url: text,
  /** `YYYY-MM-DD HH:MM:SS`, without a time zone. */
  iban_first_seen: text,

  /** Calls left; absent for customers who pay afterwards. */
  balance: integer,
});
export type Validation = z.infer<typeof validation>;

/** An alarm about an IBAN, of an answer of which nothing else has to be as documented. */
export const alarm = z
  .object({ iban: z.string(), iban_listed: z.string().regex(/\b(?:fake|blacklist)\b/i) })
  .transform((lists) => validation.parse(lists));
