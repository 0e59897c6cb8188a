import type { ReceiptClaims } from '@payee-check/shared/contract';
import { providerTitles } from '../sandbox/provider-names.ts';
import { plain } from './labels.ts';

const time = (seconds: number) => new Date(seconds * 1000).toLocaleTimeString('en-GB');

const titles: Readonly<Record<string, string>> = providerTitles;

/** A receipt's claims in plain words, in the order in which people ask about them. */
export function claimFacts(claims: ReceiptClaims): (readonly [string, string])[] {
  const { outcome, reason, decision, risk, basis, src, account_status, iat, exp, checked_at, iss, aud, jti } = claims;
  return [
    ['Outcome', plain(outcome)],
    ['Reason', reason === null ? 'None was given' : plain(reason)],
    ['The payer chose', decision === null ? 'Nothing had to be chosen' : plain(decision)],
    ['Risk', [plain(risk.level), ...risk.signals.map(plain)].join(' · ')],
    ['Rests on', plain(basis)],
    ['Answered by', src === null ? 'Nobody' : `${titles[src.provider] ?? plain(src.provider)}, ${src.environment}`],
    ...(claims.identifiers_compared === undefined
      ? []
      : [['The organisation’s number', claims.identifiers_compared ? 'Compared as well' : 'Not compared'] as const]),
    ['Scheme', src === null || src.scheme === null ? 'Not told' : plain(src.scheme)],
    ['Account', account_status === null ? 'Not told' : plain(account_status)],
    ['Checked', time(checked_at)],
    ['Issued, valid until', `${time(iat)}, ${time(exp)}`],
    ['Issued by', iss],
    ['For the page', aud],
    ['Check', jti],
    ['Account, hashed', claims.account_hash],
    ['Name, hashed', claims.name_hash],
    ...(claims.identifier_hashes ?? []).map((hash) => ['The organisation’s number, hashed', hash] as const),
    ...(claims.subject_hash === undefined ? [] : [['Customer, hashed', claims.subject_hash] as const]),
  ];
}
