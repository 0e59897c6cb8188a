import type { Check, CompletedCheck } from '@payee-check/shared/contract';
import { vi } from 'vitest';
import { createCheckService } from '../checks/service.ts';
import type { Question } from '../domain/question.ts';
import type { Admission } from '../limits/limit.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { NameCheckAnswer } from '../providers/provider.ts';
import type { ReceiptFacts } from '../receipts/issuer.ts';
import { createKeyring } from '../secrets/keyring.ts';
import type { SessionClaims } from '../sessions/session.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { createTestClock } from './clock.ts';
import { testProvider } from './providers.ts';

/** What the tests of checks ask. */
export const QUESTION: Question = {
  account: { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' },
  name: 'Jane  Doe',
  accountType: 'personal',
  identifiers: [],
};
/** A visitor's. */
export const SESSION: SessionClaims = {
  id: 'ses_1',
  origin: 'https://shop.example',
  minted: false,
  mintedBy: null,
  customer: { subject: null, subjects: {} },
  reference: null,
  history: 'none',
  key: null,
  expiresAt: Date.UTC(2026, 0, 15, 13),
};
/** Minted by a merchant's server for one of its customers. */
export const CUSTOMER: SessionClaims = {
  ...SESSION,
  minted: true,
  mintedBy: 'a key',
  customer: { subject: 'c-1', subjects: {} },
};

/** What a visitor's question is admitted with. */
export const ADMISSION: Admission = {
  claimant: { pool: 'open', owner: 'a network' },
  mayDisclose: async () => true,
  recordMiss: async () => undefined,
};

/** A check service on a clock that the test moves, with receipts that say only which they are. */
export function checkService(providers: readonly GuardedProvider[], shared: { store?: Store } = {}) {
  const clock = createTestClock();
  const store = shared.store ?? createMemoryStore({ clock });
  const facts: ReceiptFacts[] = [];
  const finished: (string | null | undefined)[] = [];
  const dependencies = {
    providers,
    store,
    clock,
    keyring: createKeyring(['a secret that is long enough for it']),
    metrics: { checkFinished: (...labels: (string | null | undefined)[]) => finished.push(...labels) },
    config: { waitMs: 5000, deadlineMs: 20_000, providerTimeoutMs: 8000 },
    receipts: {
      issue: async (receiptFacts: ReceiptFacts) => {
        facts.push(receiptFacts);
        return `receipt-${facts.length}`;
      },
    },
  };
  const service = createCheckService(dependencies);
  const misses = vi.fn(async () => undefined);
  const admission: Admission = { ...ADMISSION, recordMiss: misses };
  const admit = vi.fn(async () => admission);
  return { clock, store, facts, finished, service, admit, misses, another: () => createCheckService(dependencies) };
}

/** Ibantrack, with one answer to everything. */
export const nameChecker = (answer: NameCheckAnswer) => {
  const checkName = vi.fn(async () => answer);
  return { provider: testProvider('ibantrack', { checkName }), checkName };
};

export function completed(check: Check | null | 'not_possible'): CompletedCheck {
  if (check === null || check === 'not_possible' || check.status !== 'completed') throw new Error('is not completed');
  return check;
}
