import type { AccountType, IdentifierType, SandboxAccount } from '../directory/holder.ts';
import { asObject, asText, jsonObject, mediaType, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import { invalid, missing, refuse, refuseFields } from './errors.ts';
import { readNames } from './name.ts';

interface Identity {
  readonly type: IdentifierType;
  readonly value: string;
}

export interface VerificationRequest {
  readonly types: ReadonlySet<string>;
  readonly account: SandboxAccount;
  /** As sent, to be replayed. */
  readonly id: string;
  readonly secondaryId: string | null;
  readonly accountType: AccountType | undefined;
  /** Empty if the name is not to be checked. */
  readonly names: readonly string[];
  readonly identities: readonly Identity[];
}

export type Parsed =
  | { readonly ok: true; readonly request: VerificationRequest }
  | { readonly ok: false; readonly reply: SandboxReply };

const TYPES = ['STATUS', 'NAME', 'ID'];
const SCHEMES = ['IBAN', 'ACNR', 'CUID', 'UPIC', 'SCAN'];
const IDENTITIES: readonly IdentifierType[] = ['LEI', 'VAT', 'CRN', 'TXID', 'DUNS'];
const MAX_NAME = 150;
const at = (field: string) => `data.verification.${field}`;

/**
 * Reads the body of `POST /v1.0/account-verifications` and names every invalid field. Only the form of account ids is
 * checked: the documentation's own examples fail the IBAN and modulus checks.
 */
export function parseVerification(request: SandboxRequest): Parsed {
  const body = mediaType(request) === 'application/json' ? jsonObject(request) : null;
  if (!body) return { ok: false, reply: refuse(400) };
  const verification = asObject(asObject(body.data)?.verification);
  const account = asObject(verification?.account);
  if (!verification || !account) {
    return { ok: false, reply: refuseFields([missing(verification ? at('account') : 'data.verification')]) };
  }
  const types = readTypes(verification.types);
  const scheme = asText(account.idScheme);
  const id = asText(account.id);
  const name = account.name === undefined ? null : asText(account.name);
  const names = readNames(name ?? '');
  const type = account.type;
  const identities = readIdentities(account.identities);
  const secondaryId = asText(account.secondaryId);
  const errors = [
    ...(verification.types === undefined ? [missing(at('types'))] : types ? [] : [invalid(at('types'))]),
    ...(scheme === null ? [missing(at('account.idScheme'))] : []),
    ...(scheme !== null && !SCHEMES.includes(scheme) ? [invalid(at('account.idScheme'))] : []),
    ...(id === null || id === ''
      ? [missing(at('account.id'))]
      : isAccountId(scheme, id)
        ? []
        : [invalid(at('account.id'))]),
    ...(account.name !== undefined && (name === null || name.length > MAX_NAME) ? [invalid(at('account.name'))] : []),
    ...(types?.has('NAME') && names.length === 0 && name !== undefined ? [missing(at('account.name'))] : []),
    ...(type !== undefined && type !== 'PERSONAL' && type !== 'BUSINESS' ? [invalid(at('account.type'))] : []),
    ...(account.secondaryId !== undefined && secondaryId === null ? [invalid(at('account.secondaryId'))] : []),
    ...(identities ? [] : [invalid(at('account.identities'))]),
    ...(types?.has('ID') && identities?.length === 0 ? [missing(at('account.identities'))] : []),
  ];
  if (errors.length > 0 || !types || !identities || id === null) return { ok: false, reply: refuseFields(errors) };
  if (scheme !== 'IBAN' && scheme !== 'SCAN') return { ok: false, reply: refuse(421) };
  return {
    ok: true,
    request: {
      types,
      account: toAccount(scheme, id, secondaryId),
      id,
      secondaryId,
      accountType: type === 'PERSONAL' ? 'personal' : type === 'BUSINESS' ? 'business' : undefined,
      names: types.has('NAME') ? names : [],
      identities: types.has('ID') ? identities : [],
    },
  };
}

function readTypes(value: unknown): ReadonlySet<string> | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((type) => TYPES.includes(type)) ? new Set(value) : null;
}

function readIdentities(value: unknown): readonly Identity[] | null {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return null;
  const read = value.map((entry: unknown) => {
    const type = IDENTITIES.find((known) => known === asObject(entry)?.type);
    const text = asText(asObject(entry)?.value);
    return type && text ? { type, value: text } : null;
  });
  const whole = read.filter((identity) => identity !== null);
  return whole.length === read.length ? whole : null;
}

function isAccountId(scheme: string | null, id: string): boolean {
  if (scheme === 'IBAN') return /^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/u.test(id);
  if (scheme === 'SCAN') return /^\d{14}$/u.test(id);
  return id.length <= 34;
}

function toAccount(scheme: 'IBAN' | 'SCAN', id: string, secondaryReference: string | null): SandboxAccount {
  if (scheme === 'IBAN') return { scheme: 'iban', iban: id };
  return { scheme: 'uk', sortCode: id.slice(0, 6), accountNumber: id.slice(6), secondaryReference };
}
