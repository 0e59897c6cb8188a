/**
 * `isValidIban` compared with its peers in one run: what each gets wrong, how fast it is on what forms receive, how
 * much it adds to a page. Exits with code 1 if ours misses a goal.
 */

import { isValidIban, suggestIbans, validateIban } from '@payee-check/shared/iban';
import { electronicInput, hardCases, mixedInput } from './iban/cases.ts';
import { OURS, type Peer, peers } from './iban/peers.ts';
import { bundleSize } from './lib/bundle.ts';
import { medianNanoseconds } from './lib/measure.ts';
import { table } from './lib/table.ts';

const FASTER = 3;
const BYTES = 2_048;

/** Some peers log invalid input to the console. */
function silently<T>(work: () => T): T {
  const { info, warn } = console;
  Object.assign(console, { info: () => {}, warn: () => {} });
  try {
    return work();
  } finally {
    Object.assign(console, { info, warn });
  }
}

/** Throwing counts as rejecting the input, but it breaks the form unless the developer catches it. */
function judge(isValid: (input: string) => boolean, input: string): boolean | 'threw' {
  try {
    return isValid(input);
  } catch {
    return 'threw';
  }
}

function faults({ isValid, isValidStrictly = isValid }: Peer) {
  const judged = silently(() => hardCases.map((one) => ({ ...one, verdict: judge(isValidStrictly, one.input) })));
  const accepted = judged.filter(({ valid, verdict }) => !valid && verdict === true);
  const rejected = judged.filter(({ valid, verdict }) => valid && verdict !== true);
  const nonStrings: unknown[] = [undefined, null, 5, {}, []];
  // JavaScript callers do this, though the types forbid it.
  const threw = nonStrings.some((input) => silently(() => judge(isValidStrictly, input as string)) === 'threw');
  const traps = (cases: typeof judged) => [...new Set(cases.map(({ trap }) => trap))].join(', ') || '–';
  return { accepted: accepted.length, rejected: rejected.length, threw, traps: traps([...accepted, ...rejected]) };
}

const correctness = peers.map((peer) => ({ peer, ...faults(peer) }));

function speeds(inputs: readonly string[]): Map<string, number> {
  const contenders = peers.map(({ name, isValid }) => ({
    name,
    run: () => {
      for (const input of inputs) judge(isValid, input);
    },
  }));
  const times = medianNanoseconds(contenders);
  return new Map([...times].map(([name, nanoseconds]) => [name, nanoseconds / inputs.length]));
}

const mixed = speeds(mixedInput);
const electronic = speeds(electronicInput);
const of = (times: Map<string, number>, name: string): number => times.get(name) ?? Number.NaN;
const sizes = new Map<string, number>();
for (const { name, source } of peers) sizes.set(name, (await bundleSize(source)).atOnce);

process.stdout.write(`
## Account rules: IBAN (Node ${process.versions.node}, ${hardCases.length} hard cases, ${mixedInput.length} mixed inputs)

${table(
  ['library', 'false accepts', 'false rejects', 'throws on a non-string', 'ns, mixed', 'ns, electronic', 'gzip, bytes'],
  correctness.map(({ peer: { name }, accepted, rejected, threw }) => [
    name,
    accepted,
    rejected,
    threw ? 'yes' : 'no',
    of(mixed, name).toFixed(0),
    of(electronic, name).toFixed(0),
    of(sizes, name),
  ]),
)}

What they get wrong:
${correctness.map(({ peer, traps }) => `- ${peer.name}: ${traps}`).join('\n')}
`);

const others = peers.filter(({ name }) => name !== OURS);
const fastest = Math.min(...others.map(({ name }) => of(mixed, name)));
const factor = fastest / of(mixed, OURS);
const slips = electronicInput.map((iban) => `${iban.slice(0, 6)}${iban.charAt(7)}${iban.charAt(6)}${iban.slice(8)}`);
const long = '1'.repeat(1_000_000);
const each =
  <T>(inputs: readonly T[], work: (input: T) => unknown) =>
  () => {
    for (const input of inputs) work(input);
  };
const own = medianNanoseconds([
  { name: 'validateIban, mixed', run: each(mixedInput, validateIban) },
  { name: 'suggestIbans, two neighbours swapped', run: each(slips, suggestIbans) },
  { name: 'isValidIban, a million characters', run: () => isValidIban(long) },
]);
const counts = [mixedInput.length, slips.length, 1];

process.stdout.write(`
${table(
  ['own', 'µs each'],
  [...own].map(([name, nanoseconds], index) => [name, (nanoseconds / (counts[index] ?? 1) / 1_000).toFixed(2)]),
)}

${factor.toFixed(1)} × as fast as the fastest peer on mixed input (goal: ${FASTER}).
`);

const ours = correctness.find(({ peer }) => peer.name === OURS);
const missed = [
  ours?.accepted === 0 && ours.rejected === 0 && !ours.threw ? [] : ['correctness'],
  factor >= FASTER ? [] : ['speed'],
  of(sizes, OURS) <= BYTES ? [] : ['size'],
].flat();
if (missed.length > 0) {
  process.stdout.write(`Goals missed: ${missed.join(', ')}\n`);
  process.exitCode = 1;
}
