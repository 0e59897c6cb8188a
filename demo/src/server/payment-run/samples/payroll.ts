import type { Sandbox } from '../../../sandbox/index.ts';

const HOW_MANY = 500;

/** Bank Musterbank Frankfurt, account numbers from 6,000,000,000 on: the sandbox's made-up staff. */
const STAFF = /^DE\d\d500100996/;

/** The errors of a hand-typed list: how often each occurs, and where it starts. */
const slips = {
  /** Two letters of the last name change places. */
  swapped: (index: number) => index % 41 === 7,
  /** The account belongs to somebody else. */
  stranger: (index: number) => index % 167 === 60,
  /** A digit was typed wrong. */
  digit: (index: number) => index % 211 === 30,
};

function swapLetters(name: string): string {
  const at = name.length - 3;
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

const grouped = (account: string) => account.replace(/(.{4})(?=.)/g, '$1 ');

/** As a payroll program exports it: semicolons, a comma in amounts, CRLF and a byte order mark. */
export function payroll({ holders }: Sandbox['directory']): string {
  const staff = holders.flatMap(({ account, names }) =>
    account.scheme === 'iban' && STAFF.test(account.iban) ? [{ iban: account.iban, name: names[0] }] : [],
  );
  const rows = staff.slice(0, HOW_MANY).map(({ iban, name }, index) => {
    const next = staff[(index + 1) % staff.length]?.name ?? name;
    const written = slips.stranger(index) ? next : slips.swapped(index) ? swapLetters(name) : name;
    const number = slips.digit(index) ? `${iban.slice(0, -1)}${(Number(iban.at(-1)) + 1) % 10}` : iban;
    const cents = 180_000 + ((index * 7919) % 260_000);
    const pay = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
    return [`P-${1001 + index}`, written, grouped(number), pay].join(';');
  });
  return `\uFEFF${['Reference;Employee name;IBAN;Net pay', ...rows].join('\r\n')}\r\n`;
}
