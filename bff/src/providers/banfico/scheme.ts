import type { VerificationScheme } from '@payee-check/shared/contract';

/** The documentation's examples are `UK_COP`, "COP UK", "SEPAMail" and "Banfico Account Verification Scheme". */
const SCHEMES: readonly (readonly [words: RegExp, scheme: VerificationScheme])[] = [
  [/\b(?:UK)?COP\b|\bCONFIRMATION OF PAYEE\b/, 'uk_cop'],
  [/\b(?:VOP|EPC)\b|\bVERIFICATION OF PAYEE\b/, 'epc_vop'],
  [/\bSEPA ?MAIL\b/, 'sepamail'],
  [/\bBANFICO\b/, 'banfico'],
];

/** The scheme that a responder names; `other` for one that is not known here, `null` where it names none. */
export function readScheme(named: string | null): VerificationScheme | null {
  const words = (named ?? '')
    .toUpperCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  if (words === '') return null;
  return SCHEMES.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}
