import { describe, expect, it } from 'vitest';
import type { Question } from '../../domain/question.ts';
import type { NameCheckAnswer } from '../provider.ts';
import { verificationRequest } from './client.ts';
import { readVerdict } from './mapping.ts';
import { readAnswer } from './schema.ts';

/** The examples of "Verify Account Details" and "Fetch Result using ID", as published. */

function uk(id: string, secondaryReference: string | null = null): Question['account'] {
  return { scheme: 'uk', sortCode: id.slice(0, 6), accountNumber: id.slice(6), secondaryReference, country: 'GB' };
}
const iban = (id: string): Question['account'] => ({ scheme: 'iban', iban: id, country: 'GB' });

const RESPONDER = {
  accountVerificationScheme: 'UK_COP',
  apiVersion: '1.0',
  receivedTime: '2024-02-19T15:43:05.420Z',
  data: 'ewogICJkYXRhI...CiAgfQp9=',
  entity: { idType: 'PARTICIPANT_ORG_ID', idValue: '0015800001ZEc1XAAT', reference: 'YOMI701335' },
};
const ID = '3e6e4d1c-9af9-42cd-8ec9-e2a136a56940';

interface Example {
  readonly title: string;
  readonly question: Pick<Question, 'account' | 'name' | 'accountType'>;
  /** `data.verification.account` of the request. */
  readonly asked: object;
  /** `data.result` of the response. */
  readonly result: object;
  readonly answer: NameCheckAnswer;
}

const EXAMPLES: Example[] = [
  {
    title: '1: PERSONAL, SCAN with secondary identification',
    question: { account: uk('90070012345678', '9876543210'), name: 'Doe, John', accountType: 'personal' },
    asked: { type: 'PERSONAL', idScheme: 'SCAN', name: ',,,Doe John', id: '90070012345678', secondaryId: '9876543210' },
    result: {
      id: ID,
      account: { id: '90070012345678', secondaryId: '9876543210', status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH' },
      responder: RESPONDER,
    },
    answer: { outcome: 'match', reason: null, accountStatus: 'active', reference: ID, scheme: 'uk_cop' },
  },
  {
    title: '2: BUSINESS, SCAN',
    question: { account: uk('90070098765432'), name: 'ABC Holdings Limited', accountType: 'business' },
    asked: { type: 'BUSINESS', idScheme: 'SCAN', name: ',,,ABC Holdings Limited', id: '90070098765432' },
    result: {
      id: ID,
      account: {
        id: '90070098765432',
        status: 'ACTIVE',
        nameCheckStatus: 'PARTIAL_MATCH',
        respondedName: 'ABC Holdings Limit',
      },
      responder: { ...RESPONDER, schemeResponseCodes: ['MBAM'] },
    },
    answer: {
      outcome: 'close_match',
      reason: null,
      registeredName: 'ABC Holdings Limit',
      accountStatus: 'active',
      reference: ID,
      scheme: 'uk_cop',
    },
  },
  {
    title: '3: PERSONAL, IBAN',
    question: { account: iban('GB15ABBY30000012345678'), name: 'Doe, John', accountType: 'personal' },
    asked: { type: 'PERSONAL', idScheme: 'IBAN', name: ',,,Doe John', id: 'GB15ABBY30000012345678' },
    result: {
      id: ID,
      account: { id: 'GB15ABBY30000012345678', status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH' },
      responder: RESPONDER,
    },
    answer: { outcome: 'match', reason: null, accountStatus: 'active', reference: ID, scheme: 'uk_cop' },
  },
  {
    title: '4: BUSINESS, IBAN',
    question: { account: iban('GB15ABBY30000098765432'), name: 'ABC Holdings Limited', accountType: 'business' },
    asked: { type: 'BUSINESS', idScheme: 'IBAN', name: ',,,ABC Holdings Limited', id: 'GB15ABBY30000098765432' },
    result: {
      id: ID,
      account: { id: 'GB15ABBY30000098765432', status: 'ACTIVE', nameCheckStatus: 'FULL_MATCH' },
      responder: RESPONDER,
    },
    answer: { outcome: 'match', reason: null, accountStatus: 'active', reference: ID, scheme: 'uk_cop' },
  },
  {
    title: '5: unable to find the account',
    question: { account: iban('GB15ABBY30000012340000'), name: 'Doe,John', accountType: 'personal' },
    asked: { type: 'PERSONAL', idScheme: 'IBAN', name: ',,,Doe John', id: 'GB15ABBY30000012340000' },
    result: {
      id: ID,
      account: { id: 'GB15ABBY30000012340000', status: 'NOT_FOUND', nameCheckStatus: 'UNABLE_TO_MATCH' },
      responder: { ...RESPONDER, schemeResponseCodes: ['AC01'] },
    },
    answer: {
      outcome: 'unable_to_verify',
      reason: 'account_not_found',
      accountStatus: 'not_found',
      reference: ID,
      scheme: 'uk_cop',
    },
  },
  {
    title: '6: payee has opted out',
    question: { account: uk('90070012345600'), name: 'Doe,John', accountType: 'personal' },
    asked: { type: 'PERSONAL', idScheme: 'SCAN', name: ',,,Doe John', id: '90070012345600' },
    result: {
      id: ID,
      account: { id: '90070012345600', status: 'FORBIDDEN', nameCheckStatus: 'UNABLE_TO_MATCH' },
      responder: { ...RESPONDER, schemeResponseCodes: ['OPTO'] },
    },
    answer: {
      outcome: 'unable_to_verify',
      reason: 'payee_opted_out',
      accountStatus: 'forbidden',
      reference: ID,
      scheme: 'uk_cop',
    },
  },
  {
    title: 'Fetch 1: personal account may be a match',
    question: { account: uk('90070011100029'), name: 'Susan Clarke', accountType: 'business' },
    asked: { type: 'BUSINESS', idScheme: 'SCAN', name: ',,,Susan Clarke', id: '90070011100029' },
    result: {
      id: 'AFRH44994',
      message: 'The account type is Personal Account',
      account: {
        id: '90070011100029',
        status: 'ACTIVE',
        respondedName: 'Susan Clark',
        nameCheckStatus: 'PARTIAL_MATCH',
      },
      responder: {
        accountVerificationScheme: 'UK_COP',
        apiVersion: '2.0.0',
        receivedTime: '2024-06-24T15:13:16.505162Z',
        data: 'ewogICJEYXRhIiA6IHsgfQp9',
        schemeResponseCodes: ['PAMM'],
        entity: { idType: 'PARTICIPANT_ORG_ID', idValue: '001580000103UBAAC2' },
      },
    },
    answer: {
      outcome: 'close_match',
      reason: 'account_is_personal',
      registeredName: 'Susan Clark',
      accountStatus: 'active',
      reference: 'AFRH44994',
      scheme: 'uk_cop',
    },
  },
];

function answered(data: object) {
  const answer = readAnswer({ data });
  if (answer === null) throw new Error('Not the documented shape');
  return answer;
}

describe.each(EXAMPLES)('Banfico, example $title', ({ question: asking, asked, result, answer }) => {
  const question: Question = { ...asking, identifiers: [] };
  it('is asked in the documented form, with the name unstructured', () => {
    expect(verificationRequest(question)).toEqual({ data: { verification: { types: ['NAME'], account: asked } } });
  });
  it('is read', () => {
    expect(readVerdict(question, answered({ result }))).toEqual(answer);
  });
});

it("keeps the scheme's own answer out of what was parsed", () => {
  const parsed = answered({ result: EXAMPLES[0]?.result });
  expect(JSON.stringify(parsed)).not.toContain(RESPONDER.data);
});
