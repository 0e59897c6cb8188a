import { validateIban } from '@payee-check/shared/iban';
import { asObject, asText, jsonObject, mediaType, type SandboxReply, type SandboxRequest } from '../server/exchange.ts';
import { refuse, refuseIban } from './errors.ts';

export type Parsed =
  | { readonly ok: true; readonly iban: string; readonly name: string; readonly sandboxResult: unknown }
  | { readonly ok: false; readonly reply: SandboxReply };

const no = (reply: SandboxReply): Parsed => ({ ok: false, reply });

/** One item of a bulk call; `null` if its format is refused. */
export function parseItem(iban: string, given: string): { readonly iban: string; readonly name: string } | null {
  const name = given.trim();
  const isName = name !== '' && name.length <= 140;
  return isName && validateIban(iban).valid ? { iban, name } : null;
}

/** Reads `{account: {iban}, account_holder: {name}}`, as strictly as the service does. */
export function parseVerificationRequest(request: SandboxRequest): Parsed {
  if (mediaType(request) !== 'application/json') return no(refuse(400));
  const body = jsonObject(request);
  const account = asObject(body?.account);
  const name = asText(asObject(body?.account_holder)?.name)?.trim() ?? '';
  if (!body) return no(refuse(400));
  const iban = asText(account?.iban) ?? '';
  if (iban === '') return no(refuseIban('iban_required'));
  // Electronic form only: to a machine, text in groups is not an IBAN.
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$/u.test(iban)) return no(refuseIban('invalid_iban_format'));
  const checked = validateIban(iban);
  if (!checked.valid) {
    return no(
      refuseIban(checked.code === 'invalid_checksum' ? 'invalid_iban_checksum' : 'invalid_iban_format_for_country'),
    );
  }
  // 140 characters: EPC Max140Text.
  if (name === '' || name.length > 140) return no(refuse(400));
  return { ok: true, iban, name, sandboxResult: body.sandbox_result };
}
