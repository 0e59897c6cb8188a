import { validateIban } from '@payee-check/shared/iban';
import { type Bank, banks } from '../directory/banks.ts';
import type { Directory } from '../directory/directory.ts';
import type { Holder } from '../directory/holder.ts';
import { runChecks } from './return-code.ts';

const yes = (flag: boolean | null) => (flag === null ? '' : flag ? 'yes' : 'no');

/**
 * The whole documented answer for one IBAN.
 *
 * @param balance Calls left
 */
export function validationAnswer(directory: Directory, iban: string, balance: number, now: number): object {
  const account = { scheme: 'iban', iban } as const;
  const bank = directory.bankOf(account);
  const country = iban.slice(0, 2);
  const checks = runChecks(
    iban,
    bank,
    banks.some((bank) => bank.country === country),
    directory.holderOf(account)?.mayLackSubaccount,
  );
  const passed = checks.returnCode < 128;
  const named = passed ? bank : null;
  const parts = validateIban(iban);
  const performed = [
    checks.length && 'length',
    checks.bankCode && 'bank_code',
    checks.account && 'account_number',
    checks.ibanChecksum && 'iban_checksum',
  ];
  return {
    iban,
    result: passed ? 'passed' : 'failed',
    return_code: checks.returnCode,
    checks: performed.filter(Boolean),
    length_check: checks.length,
    account_check: checks.account,
    bank_code_check: checks.bankCode,
    iban_checksum_check: checks.ibanChecksum,
    account_validation_method: '',
    account_validation: '',
    iban_candidate: '',
    IBANformat: '',
    formatcomment: '',
    country,
    bank_code: parts.valid ? parts.bankCode : '',
    bank_and_branch_code: parts.valid ? `${parts.bankCode}${parts.branchCode ?? ''}` : '',
    branch: '',
    branch_code: parts.valid ? (parts.branchCode ?? '') : '',
    account_number: parts.valid ? parts.bban.slice(-10) : '',
    ...bankFields(named),
    ...reachFields(named),
    data_age: named ? '20261101' : '',
    ...fraudFields(directory.holderOf(account), now),
    balance: String(balance),
  };
}

function bankFields(bank: Bank | null): object {
  const candidates = bank
    ? [{ bic: bank.bic, zip: bank.postalCode, city: bank.city, wwwcount: '0', sampleurl: '' }]
    : [];
  return {
    bic_candidates: candidates,
    all_bic_candidates: candidates,
    bank: bank?.name ?? '',
    bank_address: bank ? `Bankplatz 1, ${bank.postalCode} ${bank.city}` : '',
    bank_street: bank ? 'Bankplatz 1' : '',
    bank_city: bank?.city ?? '',
    bank_state: '',
    bank_postal_code: bank?.postalCode ?? '',
    bank_url: bank ? 'https://bank.example/' : '',
  };
}

/** Blank if no BIC is known; the direct-debit variants follow the plain one. */
function reachFields(bank: Bank | null): object {
  const debit = bank ? yes(bank.reach.directDebit) : '';
  const transfer = bank ? yes(bank.reach.creditTransfer) : '';
  return {
    in_scl_directory: transfer,
    sct: transfer,
    sdd: debit,
    cor1: debit,
    b2b: debit,
    scc: bank ? 'no' : '',
    sct_inst: bank ? yes(bank.reach.instant) : '',
    sct_inst_readiness_date: bank?.reach.instant ? '2025-01-09' : '',
  };
}

const DAY = 24 * 60 * 60 * 1000;

/** `YYYY-MM-DD HH:MM:SS`, as `iban_first_seen` is documented. */
const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
const date = (at: number) => stamp(at).slice(0, 10);

/** The documented fields on fraud. Some numbers are strings and others are numbers, as in the real service. */
function fraudFields(holder: Holder | null, now: number): Readonly<Record<string, string | number>> {
  const firstSeen = holder?.firstSeenDaysAgo ?? null;
  return {
    iban_listed: holder?.listing ?? '',
    ...occurrences(holder, now),
    iban_reported_to_exist: 0,
    iban_last_reported: '',
    iban_first_seen: firstSeen === null ? '' : stamp(now - firstSeen * DAY),
  };
}

function occurrences(holder: Holder | null, now: number): Readonly<Record<string, string | number>> {
  const onTheWeb = holder?.listing === 'www';
  const blacklisted = holder?.listing === 'blacklist';
  return {
    iban_www_occurrences: onTheWeb ? '14' : blacklisted ? '1' : '0',
    www_seen_from: onTheWeb ? date(now - 900 * DAY) : '',
    www_seen_until: onTheWeb ? date(now - 20 * DAY) : '',
    iban_url: onTheWeb ? 'www.example.org/donate' : blacklisted ? 'IBAN_BLACKLISTED' : '',
    url_rank: onTheWeb ? '120345' : '',
    url_category: onTheWeb ? 'charity' : '',
    url_min_depth: onTheWeb ? 1 : '',
    url_prominence: '',
  };
}
