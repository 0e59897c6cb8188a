import { expect, it } from 'vitest';
import type { Account } from '../domain/question.ts';
import { said, testProvider } from '../testing/providers.ts';
import { makePlan, type Plan } from './collect.ts';

const IBAN: Account = { scheme: 'iban', iban: 'DE89370400440532013000', country: 'DE' };
const UK: Account = {
  scheme: 'uk',
  sortCode: '200000',
  accountNumber: '55779911',
  secondaryReference: null,
  country: 'GB',
};

const ibanOnly = { supports: (item: { scheme: string }) => item.scheme === 'iban' };
const checkName = async () => said.match;
const ownership = async () => ({ relation: 'owner', nameComparison: null, reference: null }) as const;
const history = async () => ({ paidBefore: false, lastPaidAt: null, nameConsistency: null, reference: null });
const accountDetails = async () => ({
  found: false,
  bank: null,
  reachability: null,
  number: null,
  signals: null,
  reference: null,
});

const PROVIDERS = [
  testProvider('banfico', { checkName }),
  testProvider('ibantrack', { ...ibanOnly, checkName }),
  testProvider('ibanbic', { ...ibanOnly, accountDetails }),
  testProvider('ibanity', { ...ibanOnly, ownership, history }),
  testProvider('ibanera', { history }),
];

const visitor = { minted: false, customer: { subject: null, subjects: {} }, history: 'none' } as const;
const minted = { ...visitor, minted: true, history: 'month' } as const;
const withoutHistory = { ...minted, history: 'none' } as const;
const customer = { ...minted, customer: { subject: 'c-1', subjects: {} } };
const elsewhere = { ...minted, customer: { subject: null, subjects: { ibanity: 'c-2' } } };

const names = (plan: Plan) => ({
  nameCheck: plan.nameCheck.map((item) => item.name),
  details: plan.details.map((detail) => detail.name),
  ownership: plan.ownership.map((item) => item.name),
  history: plan.history.map((item) => item.name),
});

it.each([
  [
    'a visitor is told nothing of ownership or history',
    IBAN,
    visitor,
    { nameCheck: ['banfico', 'ibantrack'], details: ['ibanbic'], ownership: [], history: [] },
  ],
  [
    'a minted session without a customer gets the merchant’s own history',
    IBAN,
    minted,
    { nameCheck: ['banfico', 'ibantrack'], details: ['ibanbic'], ownership: [], history: ['ibanera'] },
  ],
  [
    'a customer’s session gets everything',
    IBAN,
    customer,
    {
      nameCheck: ['banfico', 'ibantrack'],
      details: ['ibanbic'],
      ownership: ['ibanity'],
      history: ['ibanity', 'ibanera'],
    },
  ],
  [
    'a minted session is told of history only if its server wanted that',
    IBAN,
    withoutHistory,
    { nameCheck: ['banfico', 'ibantrack'], details: ['ibanbic'], ownership: [], history: [] },
  ],
  [
    'a customer may be known by a provider’s id alone',
    IBAN,
    elsewhere,
    {
      nameCheck: ['banfico', 'ibantrack'],
      details: ['ibanbic'],
      ownership: ['ibanity'],
      history: ['ibanity', 'ibanera'],
    },
  ],
  [
    'a customer known by another provider’s id is not looked up here',
    IBAN,
    { ...minted, customer: { subject: null, subjects: { ibanera: 'c-3' } } },
    { nameCheck: ['banfico', 'ibantrack'], details: ['ibanbic'], ownership: [], history: ['ibanera'] },
  ],
  [
    'who does not do the scheme is not asked',
    UK,
    customer,
    { nameCheck: ['banfico'], details: [], ownership: [], history: ['ibanera'] },
  ],
] as const)('%s', (_, account, session, expected) => {
  expect(names(makePlan(PROVIDERS, account, session))).toEqual(expected);
});

it('without a name, only providers that answer by identifier are asked whose it is', () => {
  const some = PROVIDERS.map((provider) =>
    provider.name === 'banfico' ? { ...provider, answersByIdentifier: true } : provider,
  );
  expect(names(makePlan(some, IBAN, customer, true))).toEqual({
    nameCheck: ['banfico'],
    details: ['ibanbic'],
    ownership: [],
    history: [],
  });
  expect(makePlan(PROVIDERS, IBAN, customer, true)).toMatchObject({ nameCheck: [], accountSupported: true });
});

it('the claim to be a customer counts only in minted sessions', () => {
  expect(names(makePlan(PROVIDERS, IBAN, { ...customer, minted: false })).ownership).toEqual([]);
});

it.each([
  [[], UK, true],
  [['ibanbic', 'ibanera'], UK, true],
  [['ibantrack'], UK, false],
  [['ibantrack', 'ibanity', 'ibanera'], UK, false],
  [['ibantrack', 'banfico'], UK, true],
  [['ibanity'], IBAN, true],
  [['ibantrack'], IBAN, true],
] as const)('%j, asked about %o: supported %s', (only, account, expected) => {
  const some = PROVIDERS.filter((item) => only.some((name) => name === item.name));
  expect(makePlan(some, account, visitor).accountSupported).toBe(expected);
});
