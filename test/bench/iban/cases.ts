import { formatIban, ibanCountries } from '@payee-check/shared/iban';

/** A text, whether it is an IBAN, and what makes it hard. */
export interface Case {
  input: string;
  valid: boolean;
  trap: string;
}

/** ISO 7064 mod 97-10 on one long number, to be independent of what is measured. */
function remainderOf(iban: string): bigint {
  const numerals = [...iban.slice(4), ...iban.slice(0, 4)].map((character) => Number.parseInt(character, 36));
  return BigInt(numerals.join('')) % 97n;
}

function withCheckDigits(country: string, bban: string): string {
  return country + String(98n - remainderOf(`${country}00${bban}`)).padStart(2, '0') + bban;
}

const examples = ibanCountries.map(({ example }) => example);
const GERMAN = 'DE89370400440532013000';

/** The example with its last digits incremented until the check digits are the wanted ones. */
function withThese(example: string, checkDigits: string): string | undefined {
  const body = example.slice(4, -3);
  if (!/\d{3}$/.test(example)) return undefined;
  for (let number = 0; number < 1_000; number++) {
    const iban = withCheckDigits(example.slice(0, 2), body + String(number).padStart(3, '0'));
    if (iban.slice(2, 4) === checkDigits) return iban;
  }
  return undefined;
}

function* aliases(): Generator<Case> {
  for (const [real, alias] of [
    ['97', '00'],
    ['98', '01'],
    ['02', '99'],
  ] as const) {
    for (const example of examples) {
      const iban = withThese(example, real);
      if (iban === undefined) continue;
      yield { input: iban, valid: true, trap: `check digits ${real}` };
      yield { input: iban.slice(0, 2) + alias + iban.slice(4), valid: false, trap: 'check digits 00, 01, 99' };
    }
  }
}

function* lettersInCheckSlot(): Generator<Case> {
  const alphabet = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const slot of alphabet.flatMap((one) => alphabet.map((other) => one + other))) {
    const input = `DE${slot}${GERMAN.slice(4)}`;
    if (/[A-Z]/.test(slot) && remainderOf(input) === 1n) yield { input, valid: false, trap: 'letters as check digits' };
  }
}

function* lengths(): Generator<Case> {
  for (const example of examples) {
    const country = example.slice(0, 2);
    yield { input: withCheckDigits(country, example.slice(4, -1)), valid: false, trap: 'length' };
    yield { input: withCheckDigits(country, `${example.slice(4)}0`), valid: false, trap: 'length' };
  }
}

/**
 * Where others are too strict or too lenient: input that follows or breaks the registry's structure, with a correct
 * checksum.
 */
const STRUCTURES: readonly (readonly [country: string, bban: string, valid: boolean])[] = [
  ['PK', 'SCBL00AB12CD34EF56GH', true],
  ['PK', 'SC1L0000001123456702', false],
  ['PS', 'PALSABCDEFGHIJKLMNOPQ1234', true],
  ['PS', 'PA1S000000000400123456702', false],
  ['VG', 'VPVG0000012345678901', true],
  ['VG', 'VPVG00000123456789AB', false],
  ['BY', 'A1B23600900000002Z00AB00', true],
  ['BY', 'NBRB36A0900000002Z00AB00', false],
  ['DO', '1A2B00000001212453611324', true],
  ['DO', 'BAGR0000000121245361132A', false],
  ['IE', 'AIBK93115212345678', true],
  ['IE', 'AIBK9311521234567A', false],
  ['GE', 'NB0000000101904917', true],
  ['GE', '1B0000000101904917', false],
  ['TR', '000610ABCDEFGHIJKLMNOP', true],
  ['TR', '00061A0519786457841326', false],
  ['MU', 'BOMM0101101030300200000MUR', true],
  ['MU', 'BOMM01011010303002000001UR', false],
  ['GT', '1234567890ABCDEFGHIJKLMN', true],
  ['MD', 'AGABCDEFGHIJKLMNOPQR', true],
  ['QA', 'DOHB00001234567890ABCDEFG', true],
  ['QA', 'D0HB00001234567890ABCDEFG', false],
];

const SEPARATORS = ['\t', '\u00A0', '\u202F', '\u3000', '\u200B', '\u00AD', '\u200E', '\uFEFF', '.', '\u2011'];
const GARBAGE = ['!', '*', '_', '/', '#', '(', '€', '💶', '\0'];

function* typed(): Generator<Case> {
  for (const example of examples) {
    yield { input: formatIban(example), valid: true, trap: 'printed form' };
    yield { input: example.toLowerCase(), valid: true, trap: 'lower case' };
  }
  for (const separator of SEPARATORS) {
    yield { input: GERMAN.replace(/.{4}(?=.)/g, `$&${separator}`), valid: true, trap: 'unusual separators' };
  }
  for (const garbage of GARBAGE) {
    yield { input: `DE89${garbage}370400440532013000`, valid: false, trap: 'garbage' };
    yield { input: GERMAN + garbage, valid: false, trap: 'garbage' };
  }
  for (const prefix of ['IBAN', 'IBAN: ', 'iban '])
    yield { input: prefix + GERMAN, valid: true, trap: 'IBAN in front' };
  yield { input: 'ＤＥ８９３７０４００４４０５３２０１３０００', valid: true, trap: 'full width' };
  for (const input of ['\uFB012112345600000785', 'F\u01312112345600000785', 'E\u017F9121000418450200051332']) {
    yield { input, valid: false, trap: 'letters that upper-case into ASCII' };
  }
}

export const hardCases: readonly Case[] = [
  ...examples.map((input) => ({ input, valid: true, trap: 'registry example' })),
  ...aliases(),
  ...lettersInCheckSlot(),
  ...lengths(),
  ...STRUCTURES.map(([country, bban, valid]) => ({ input: withCheckDigits(country, bban), valid, trap: 'structure' })),
  ...typed(),
];

/** What forms receive: every country, in electronic and printed form, in lower case, and four ways to be wrong. */
export const mixedInput: readonly string[] = examples.flatMap((example) => {
  const lastWrong = example.slice(0, -1) + (example.endsWith('1') ? '2' : '1');
  return [
    example,
    formatIban(example),
    example.toLowerCase(),
    lastWrong,
    example.slice(0, -1),
    `${example}0`,
    `XX${example.slice(2)}`,
  ];
});

export const electronicInput: readonly string[] = examples;
