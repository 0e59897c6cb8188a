import { z } from 'zod';

/** What a check concluded. Only a bank's answer, or proof of ownership, makes a `match`. */
export const outcome = z.enum(['match', 'close_match', 'no_match', 'unable_to_verify']);
export type Outcome = z.infer<typeof outcome>;

/** The reason for the outcome; `null` if the outcome speaks for itself. */
export const reason = z.enum([
  'account_is_personal',
  'account_is_business',
  'account_not_found',
  'reference_not_found',
  'account_closed',
  'account_inactive',
  'account_switched',
  'payee_opted_out',
  'account_type_unsupported',
  'bank_unsupported',
  'bank_timeout',
  'bank_unavailable',
  'provider_unavailable',
  'account_not_connected',
  // No configured provider can check a name for this account: not a failure, and not worth a retry.
  'not_checkable',
  // The instance died while this line of a batch was being asked; it may have been billed.
  'interrupted',
  'identifier_mismatch',
]);
export type Reason = z.infer<typeof reason>;

/** The upstream services, by the names that the `PROVIDERS` setting uses. */
export const providerName = z.enum(['ibantrack', 'banfico', 'ibanbic', 'ibanity', 'ibanera']);
export type ProviderName = z.infer<typeof providerName>;

/** Those of them that know customers, each by its own id. */
export const customerProvider = providerName.extract(['ibanity', 'ibanera']);

/** Whether a real provider was asked. A sandbox's answers are fictitious. */
export const environment = z.enum(['live', 'sandbox']);
export type Environment = z.infer<typeof environment>;

/** The scheme under which a bank answered: the EPC's Verification of Payee, Pay.UK's Confirmation of Payee, … */
export const verificationScheme = z.enum(['epc_vop', 'uk_cop', 'sepamail', 'banfico', 'other']);
export type VerificationScheme = z.infer<typeof verificationScheme>;

export const scheme = z.enum(['iban', 'uk']);
export type Scheme = z.infer<typeof scheme>;

export const accountType = z.enum(['personal', 'business']);
export type AccountType = z.infer<typeof accountType>;

/** What the payer chose after a warning. */
export const decision = z.enum(['use_registered_name', 'continue_anyway']);
export type Decision = z.infer<typeof decision>;

export const riskSignal = z.enum([
  'listed_on_web',
  'listed_as_fraud',
  'fake_generator',
  'recently_first_seen',
  'account_number_invalid',
  'bank_unknown',
  'account_number_doubtful',
  'paid_before_under_another_name',
]);
export type RiskSignal = z.infer<typeof riskSignal>;

/** `unknown`: nobody was asked, or the answer did not come in time. */
export const riskLevel = z.enum(['unknown', 'none', 'caution', 'high']);
export type RiskLevel = z.infer<typeof riskLevel>;

export const risk = z.strictObject({ level: riskLevel, signals: z.array(riskSignal) });
export type Risk = z.infer<typeof risk>;

/** What the outcome is based on; `null` if nothing could be established. */
export const basis = z.enum(['name_check', 'identifier_check', 'ownership']).nullable();
export type Basis = z.infer<typeof basis>;

/** ISO 8601: a year and a month, in UTC. */
export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);

/** ISO 8601 in UTC, as `Date.prototype.toISOString` writes it. */
export const timestamp = z.iso.datetime();
