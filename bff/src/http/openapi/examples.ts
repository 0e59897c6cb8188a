import {
  type AccountSummary,
  type BatchDecisionsRequest,
  type BatchDecisionsResponse,
  type BatchLinesResponse,
  type BatchRequest,
  type BatchResponse,
  type CheckRequest,
  type CheckResponse,
  type DecisionRequest,
  type DetailsRequest,
  type DetailsResponse,
  type MintedSessionRequest,
  providerName,
  type RecheckRequest,
  type RecheckResponse,
  type SessionResponse,
  type VerifyRequest,
  type VerifyResponse,
} from '@payee-check/shared/contract';

/** An example of each body. The account is the IBAN registry's German example. */
const IBAN = 'DE89370400440532013000';
const CHECK_ID = 'chk_bW9kZWwtY2hlY2staWQtMQ';
const RECEIPT = 'eyJhbGciOiJFUzI1NiJ9.eyJvdXRjb21lIjoi4oCmIn0.c2lnbmF0dXJl';

const account: AccountSummary = {
  scheme: 'iban',
  masked: 'DE89 •••• •••• •••• ••30 00',
  country: 'DE',
  status: 'active',
  bank: { name: 'Commerzbank', bic: 'COBADEFFXXX', city: 'Köln' },
  reachability: { creditTransfer: true, instant: true, directDebit: true },
};

const completed: CheckResponse['check'] = {
  id: CHECK_ID,
  status: 'completed',
  outcome: 'close_match',
  reason: null,
  registeredName: 'Jane M. Doe',
  account,
  risk: { level: 'none', signals: [] },
  evidence: [
    {
      // Any of them.
      provider: providerName.parse(providerName.options[0]),
      environment: 'live',
      scheme: null,
      kind: 'name_check',
      result: 'close_match',
      reference: '0b0e3a52',
      elapsedMs: 412,
    },
  ],
  decision: null,
  checkedAt: '2026-01-15T12:00:00.000Z',
  expiresAt: '2026-01-15T12:30:00.000Z',
  receipt: RECEIPT,
};

const pending: CheckResponse['check'] = {
  id: CHECK_ID,
  status: 'pending',
  account: { ...account, status: null, bank: null, reachability: null },
  pollAfterMs: 1000,
  expiresAt: '2026-01-15T12:30:00.000Z',
};

export const examples = {
  sessionRequest: { origin: 'https://shop.example', subject: 'customer-1', ttlSeconds: 900 },
  session: {
    session: {
      id: 'ses_bW9kZWwtc2Vzc2lvbi1pZA',
      token: 'eyJhbGciOiJkaXIifQ..aXY.c2VhbGVk.dGFn',
      expiresAt: '2026-01-15T12:30:00.000Z',
      limits: { checks: 30, checksPerMinute: 10, namesPerAccount: 5 },
      features: { schemes: ['iban', 'uk'], accountDetails: true },
    },
  },
  checkRequest: { account: { scheme: 'iban', iban: IBAN }, name: 'Jane Doe', accountType: 'personal' },
  check: { check: completed },
  pending: { check: pending },
  decisionRequest: { decision: 'use_registered_name' },
  decided: { check: { ...completed, decision: 'use_registered_name' } },
  detailsRequest: { account: { scheme: 'uk', sortCode: '08-99-99', accountNumber: '66374958' } },
  details: {
    account,
    number: { verdict: 'valid', failedChecks: [], firstSeen: '2014-03-02', candidate: null },
    risk: { level: 'none', signals: [] },
  },
  recheckRequest: { receipt: RECEIPT, account: { scheme: 'iban', iban: IBAN }, name: 'Jane M. Doe' },
  recheck: { check: completed, change: 'worse' },
  recheckPending: { check: pending, change: null },
  batchRequest: {
    lines: [
      { id: '1', account: { scheme: 'iban', iban: IBAN }, name: 'Jane Doe', reference: 'PO-7' },
      { id: '2', account: { scheme: 'iban', iban: 'DE00' }, name: 'John Roe' },
      { id: '3', account: { scheme: 'iban', iban: IBAN }, name: 'Jane M. Doe', receipt: RECEIPT },
    ],
    origin: 'https://shop.example',
  },
  batch: {
    batch: {
      id: 'bat_bW9kZWwtYmF0Y2gtaWQ',
      status: 'running',
      createdAt: '2026-01-15T12:00:00.000Z',
      completedAt: null,
      expiresAt: '2026-01-16T12:00:00.000Z',
      estimatedEndAt: null,
      counts: {
        total: 3,
        waiting: 2,
        running: 0,
        invalid: 1,
        match: 0,
        close_match: 0,
        no_match: 0,
        unable_to_verify: 0,
      },
    },
  },
  batchLines: {
    lines: [
      { id: '1', status: 'completed', check: completed, errors: [] },
      {
        id: '2',
        status: 'invalid',
        check: null,
        errors: [{ path: '/account/iban', message: 'is too short for its country' }],
      },
      { id: '3', status: 'completed', check: completed, recheck: 'worse', errors: [] },
    ],
    next: null,
  },
  batchDecisionsRequest: { decisions: [{ line: '1', decision: 'use_registered_name' }] },
  batchDecided: {
    lines: [{ id: '1', status: 'completed', check: { ...completed, decision: 'use_registered_name' }, errors: [] }],
  },
  verifyRequest: { receipt: RECEIPT, account: { scheme: 'iban', iban: IBAN }, name: 'Jane M. Doe', consume: true },
  verified: { valid: false, why: 'already_used' },
} satisfies {
  sessionRequest: MintedSessionRequest;
  session: SessionResponse;
  checkRequest: CheckRequest;
  check: CheckResponse;
  pending: CheckResponse;
  decisionRequest: DecisionRequest;
  decided: CheckResponse;
  detailsRequest: DetailsRequest;
  details: DetailsResponse;
  recheckRequest: RecheckRequest;
  recheck: RecheckResponse;
  recheckPending: RecheckResponse;
  batchRequest: BatchRequest;
  batch: BatchResponse;
  batchLines: BatchLinesResponse;
  batchDecisionsRequest: BatchDecisionsRequest;
  batchDecided: BatchDecisionsResponse;
  verifyRequest: VerifyRequest;
  verified: VerifyResponse;
};
