import { randomUUID } from 'node:crypto';
import { JANE_DOE_SUBJECT, UNREACHABLE_SUBJECT } from '../test-payees.ts';
import { copyFromBank } from './synchronize.ts';
import type { AccountAttributes, World } from './world.ts';

const DAY = 24 * 60 * 60 * 1000;

type SeedAccount = Pick<AccountAttributes, 'iban' | 'description' | 'relationship'>;

interface SeedCustomer {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly bank: string;
  readonly unreachable: boolean;
  readonly accounts: readonly SeedAccount[];
  /** The recipients of payments from the first account, and how many days ago each was made. */
  readonly paid: readonly (readonly [iban: string, daysAgo: number, what: string])[];
}

const owner = (iban: string, description: string): SeedAccount => ({ iban, description, relationship: 'owner' });
const trustee = (iban: string, description: string): SeedAccount => ({ iban, description, relationship: 'trustee' });

/** Jane Doe's best-known account comes last, beyond the first page. */
const customers: readonly SeedCustomer[] = [
  {
    id: JANE_DOE_SUBJECT,
    firstName: 'Jane',
    lastName: 'Doe',
    bank: 'Musterbank Frankfurt',
    unreachable: false,
    accounts: [
      owner('DE70500100999000000002', 'Household'),
      owner('DE43500100999000000003', 'Holidays'),
      trustee('DE16500100999000000004', 'Sports club'),
      owner('BE47734005555580', 'Brussels'),
      owner('DE89370400440532013000', 'Salary'),
    ],
    paid: [
      ['DE26500100990000101010', 40, 'Rent'],
      ['DE87500100990000303030', 12, 'Garden'],
      ['DE26500100990000101010', 9, 'Rent'],
    ],
  },
  {
    id: UNREACHABLE_SUBJECT,
    firstName: 'Jonas',
    lastName: 'Winter',
    bank: 'Panketal Bank',
    unreachable: true,
    accounts: [owner('DE47100600770000000911', 'Salary')],
    paid: [],
  },
];

/** Fills a world with the made-up customers, as they were two days ago: stale, so that a client has to synchronize. */
export function seed(world: World, now: number): void {
  for (const customer of customers) seedCustomer(world, customer, now);
}

function seedCustomer(world: World, customer: SeedCustomer, now: number): void {
  const { id, firstName, lastName, bank, unreachable, accounts, paid } = customer;
  const at = new Date(now - 2 * DAY).toISOString();
  const times = { createdAt: at, updatedAt: at };
  const institution = { id: randomUUID(), name: bank, unreachable };
  world.institutions.set(institution.id, institution);
  const login = `${firstName}.${lastName}`.toLowerCase();
  const user = { id: randomUUID(), login, password: 'password', firstName, lastName, ...times };
  world.users.set(user.id, user);
  const ids = accounts.map((account) => {
    const bankAccountId = randomUUID();
    const more = { subtype: 'checking', currency: 'EUR', balance: 100, ...times } as const;
    world.bankAccounts.set(bankAccountId, {
      id: bankAccountId,
      userId: user.id,
      institutionId: institution.id,
      ...account,
      ...more,
    });
    return bankAccountId;
  });
  for (const [counterpart, daysAgo, communication] of paid) {
    const date = new Date(now - daysAgo * DAY).toISOString();
    const transaction = {
      counterpart,
      communication,
      valueDate: date,
      executionDate: date,
      amount: -42.42,
      currency: 'EUR',
    };
    const transactionId = randomUUID();
    world.bankTransactions.set(transactionId, {
      id: transactionId,
      bankAccountId: ids[0] ?? '',
      ...transaction,
      ...times,
    });
  }
  const person = { id, userId: user.id, email: `${login}@example.org`, phoneNumber: '+490000000000', createdAt: at };
  world.customers.set(id, person);
  copyFromBank(world, person, at);
}
