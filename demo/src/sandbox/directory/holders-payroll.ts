import { type Holder, iban, person } from './holder.ts';

const firstNames = [
  'Amelie',
  'Anton',
  'Bilal',
  'Birgit',
  'Carla',
  'Dilara',
  'Emre',
  'Finn',
  'Frieda',
  'Greta',
  'Hanna',
  'Ibrahim',
  'Ida',
  'Jonas',
  'Jule',
  'Karim',
  'Lea',
  'Leon',
  'Mats',
  'Mila',
  'Nele',
  'Oskar',
  'Paula',
  'Rafael',
  'Tilda',
];
const lastNames = [
  'Ackermann',
  'Bergmann',
  'Brandl',
  'Çelik',
  'Demir',
  'Eichner',
  'Falkenberg',
  'Gärtner',
  'Hauser',
  'Jankowski',
  'Keller',
  'Lindner',
  'Maurer',
  'Neuhaus',
  'Özdemir',
  'Pfeiffer',
  'Reinhardt',
  'Schöller',
  'Thalmann',
  'Wiegand',
];

/** A bank code and ten digits, with their check digits: `DE` is 1314. */
function germanIban(bankCode: string, account: string): string {
  const check = 98n - (BigInt(`${bankCode}${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${bankCode}${account}`;
}

/** The staff of a company that pays five hundred people: none of them exists, and each name occurs once. */
export const payrollHolders: readonly Holder[] = lastNames.flatMap((lastName, row) =>
  firstNames.map((firstName, column) => {
    const account = String(6_000_000_000 + (row * firstNames.length + column) * 7919);
    return person(iban(germanIban('50010099', account)), `${firstName} ${lastName}`, { firstSeenDaysAgo: 700 });
  }),
);
