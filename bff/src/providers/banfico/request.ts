import type { Identifier } from '@payee-check/shared/contract';
import type { Account, Question } from '../../domain/question.ts';

/** Who asks, where a scheme wants to know: "Example: ICQX, ICS, VAT". */
export interface Initiator {
  readonly idType: string;
  readonly idValue: string;
  /** "Examples include invoice number, purchase order number, payroll id." */
  readonly reference?: string;
}

/** Body of `POST /v1.0/account-verifications`. */
export interface VerificationRequest {
  readonly data: {
    readonly verification: {
      readonly types: readonly ('STATUS' | 'NAME' | 'ID')[];
      readonly initiator?: Initiator;
      readonly account: {
        readonly type?: 'PERSONAL' | 'BUSINESS';
        readonly idScheme: 'IBAN' | 'SCAN';
        readonly id: string;
        readonly secondaryId?: string;
        readonly name?: string;
        readonly identities?: readonly { readonly type: string; readonly value: string }[];
      };
    };
  };
}

/** CRN, TXID and DUNS are the documentation's own; it names VAT for initiators; LEI is the ISO 20022 code. */
export const IDENTITY_TYPES = {
  registration_number: 'CRN',
  tax_id: 'TXID',
  duns: 'DUNS',
  vat: 'VAT',
  lei: 'LEI',
} as const satisfies Record<Identifier['type'], string>;

const ACCOUNT_TYPES = { personal: 'PERSONAL', business: 'BUSINESS' } as const;

/** "String(150 Chars)". */
const LONGEST_NAME = 150;

/** The account as Banfico identifies it: an IBAN, or sort code and account number in one. */
export function accountId(account: Account): { idScheme: 'IBAN' | 'SCAN'; id: string; secondaryId: string | null } {
  if (account.scheme === 'iban') return { idScheme: 'IBAN', id: account.iban, secondaryId: null };
  return {
    idScheme: 'SCAN',
    id: account.sortCode + account.accountNumber,
    secondaryId: account.secondaryReference,
  };
}

/**
 * The name in the unstructured form, `,,,Full Name`: guessing which word is the surname makes false no-matches. Several
 * holders are `,,,Mr John Doe ; ,,,Ms Jane Doe`. `null` where the name holds nothing but separators.
 *
 * Several holders are read from a `;`, which stands in no name, and from ` & ` where the payer said that the account is
 * personal and there is a full name on either side. Everything else stays one name: "Marks and Spencer" is one
 * holder, and so is "José Ortega y Gasset".
 */
export function unstructuredName(name: string, accountType: Question['accountType']): string | null {
  let text = '';
  for (const holder of holders(name, accountType)) {
    // A comma would begin another field of the format; "Doe, John" is the same name without it.
    const words = holder.replaceAll(',', ' ').split(/\s+/).filter(Boolean).join(' ');
    if (words === '') continue;
    const longer = `${text === '' ? '' : `${text} ; `},,,${words}`;
    // "The name of any one accountholder is sufficient": better the first ones whole than all of them cut.
    if (longer.length > LONGEST_NAME) break;
    text = longer;
  }
  return text === '' ? null : text;
}

function holders(name: string, accountType: Question['accountType']): string[] {
  if (name.includes(';')) return name.split(';');
  if (accountType !== 'personal') return [name];
  const parts = name.split(/\s+&\s+/);
  return parts.every((part) => /\S\s+\S/.test(part.trim())) ? parts : [name];
}

/**
 * Asks for the name, and for the identifiers if there are any. Where there is no name that could be asked about (it holds
 * nothing but separators, or only the state of the account is wanted), and no identifier, the state alone is asked for.
 */
export function verificationRequest(question: Question, initiator: Initiator | null = null): VerificationRequest {
  const name = unstructuredName(question.name, question.accountType);
  const { idScheme, id, secondaryId } = accountId(question.account);
  const identities = question.identifiers.map(({ type, value }) => ({ type: IDENTITY_TYPES[type], value }));
  const types = [...(name === null ? [] : ['NAME' as const]), ...(identities.length === 0 ? [] : ['ID' as const])];
  return {
    data: {
      verification: {
        types: types.length === 0 ? ['STATUS'] : types,
        ...(initiator === null ? {} : { initiator }),
        account: {
          ...(question.accountType === null ? {} : { type: ACCOUNT_TYPES[question.accountType] }),
          idScheme,
          ...(name === null ? {} : { name }),
          id,
          ...(secondaryId === null ? {} : { secondaryId }),
          ...(identities.length === 0 ? {} : { identities }),
        },
      },
    },
  };
}
