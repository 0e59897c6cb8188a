/**
 * Name matching compared with its peers in one run: what each gets wrong on labelled pairs, on names changed in the
 * ways people and systems change them, and on different names; and how long it takes. Exits with code 1 if ours misses
 * a goal.
 */

import type { NameKind, Outcome } from '@payee-check/shared/names';
import { table } from './lib/table.ts';
import { hostilePairs } from './names/hostile.ts';
import { mutations, personMutations, seeded } from './names/mutations.ts';
import { baseNames, type Pair, pairSets } from './names/pairs.ts';
import { type Matcher, matchers, OURS } from './names/peers.ts';

const P99_MILLISECONDS = 1;
const WORST_MILLISECONDS = 5;
/** Allowed shares for hard pairs, a third of which differ by one letter in first names that no table has. */
const FALSE_CLOSE = 0.03;
const FALSE_NO_MATCH = 0.15;

interface Faults {
  pairs: number;
  falseMatch: number;
  falseClose: number;
  falseNoMatch: number;
  otherwise: number;
}

/**
 * False match: better than it should be; false close: close instead of none; false no match: none instead of either.
 */
function faultsOf(matcher: Matcher | undefined, pairs: readonly Pair[]): Faults {
  const faults = { pairs: pairs.length, falseMatch: 0, falseClose: 0, falseNoMatch: 0, otherwise: 0 };
  for (const { typed, registered, kind, expected, alsoRight = [] } of pairs) {
    const outcome = matcher?.match(typed, registered, kind);
    if (outcome === expected || (outcome !== undefined && alsoRight.includes(outcome))) continue;
    if (outcome === 'match') faults.falseMatch++;
    else if (expected === 'no_match') faults.falseClose++;
    else if (outcome === 'no_match') faults.falseNoMatch++;
    else faults.otherwise++;
  }
  return faults;
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const print = (text: string) => process.stdout.write(`${text}\n`);

print(`\n## Name matching (Node ${process.versions.node})\n\nWrong answers on labelled pairs:\n`);
const accuracy = [...pairSets].flatMap(([set, pairs]) =>
  matchers.map((matcher) => ({ set, matcher, faults: faultsOf(matcher, pairs) })),
);
print(
  table(
    ['set', 'matcher', 'pairs', 'false match', 'false close', 'false no match', 'close for match'],
    accuracy.map(({ set, matcher, faults }) => [set, matcher.name, ...Object.values(faults)]),
  ),
);

/**
 * Of a set's pairs of different names, the share taken for close; of the other pairs, the share taken for none; persons
 * and organisations separately.
 */
const HARD_SETS = ['hard-development-pairs', 'hard-held-out-pairs'];
const ORGANISATIONS = /company|account-label|branch|firm/;
print('\nOurs on the hard pairs, made by rule from names that the matcher was not tuned on:\n');
const shares = HARD_SETS.flatMap((set) =>
  (['persons', 'organisations'] as const).map((who) => {
    const pairs = (pairSets.get(set) ?? []).filter(
      ({ kind, category }) => (kind === 'organisation' || ORGANISATIONS.test(category)) === (who === 'organisations'),
    );
    const different = pairs.filter(({ expected }) => expected === 'no_match').length;
    const ours = matchers.find(({ name }) => name === OURS);
    const { falseMatch, falseClose, falseNoMatch } = faultsOf(ours ?? matchers[0], pairs);
    return {
      row: [
        `${set}, ${who}`,
        pairs.length,
        different,
        falseMatch,
        percent(falseClose, different),
        percent(falseNoMatch, pairs.length - different),
      ],
      falseMatch,
      isWithin: falseClose <= FALSE_CLOSE * different && falseNoMatch <= FALSE_NO_MATCH * (pairs.length - different),
    };
  }),
);
print(
  table(
    ['set', 'pairs', 'different', 'false match', 'false close', 'false no match'],
    shares.map(({ row }) => row),
  ),
);

print('\nRight answers by category, all sets together:\n');
const all = [...pairSets.values()].flat();
const categories = [...new Set(all.map(({ category }) => category))].sort();
print(
  table(
    ['category', 'pairs', ...matchers.map(({ name }) => name)],
    categories.map((category) => {
      const pairs = all.filter((pair) => pair.category === category);
      const right = (matcher: Matcher) =>
        pairs.filter(({ typed, registered, kind, expected }) => matcher.match(typed, registered, kind) === expected)
          .length;
      return [category, pairs.length, ...matchers.map(right)];
    }),
  ),
);

/** Each name, changed `rounds` times in each way. */
function changedNames(kind: NameKind, names: readonly string[], rounds = 5): Pair[] {
  const random = seeded(7);
  return Object.entries(kind === 'person' ? personMutations : mutations).flatMap(([category, change]) =>
    Array.from({ length: rounds }, () => names).flatMap((round) =>
      round.map((name) => ({
        typed: change(name, random),
        registered: name,
        kind,
        expected: 'close_match' as Outcome,
        category,
      })),
    ),
  );
}

function differentNames(kind: NameKind, names: readonly string[]): Pair[] {
  return names.flatMap((typed) =>
    names
      .filter((registered) => registered !== typed)
      .map((registered) => ({ typed, registered, kind, expected: 'no_match' as Outcome, category: 'different' })),
  );
}

const kinds = [
  { kind: 'person', names: baseNames.persons },
  { kind: 'organisation', names: baseNames.organisations },
] as const;
for (const { kind, names } of kinds) {
  const changed = changedNames(kind, names);
  const different = differentNames(kind, names);
  print(
    `\n${names.length} names of ${kind}s, changed: what is taken for no match (last row: different names taken for a match or close)\n`,
  );
  const share = (matcher: Matcher, pairs: readonly Pair[], isWrong: (outcome: Outcome) => boolean) =>
    percent(pairs.filter((pair) => isWrong(matcher.match(pair.typed, pair.registered, kind))).length, pairs.length);
  const rows = [...new Set(changed.map(({ category }) => category))].map((category) => [
    category,
    ...matchers.map((matcher) =>
      share(
        matcher,
        changed.filter((pair) => pair.category === category),
        (outcome) => outcome === 'no_match',
      ),
    ),
  ]);
  const total = [
    'all changes',
    ...matchers.map((matcher) => share(matcher, changed, (outcome) => outcome === 'no_match')),
  ];
  const confused = [
    'different names',
    ...matchers.map((matcher) => share(matcher, different, (outcome) => outcome !== 'no_match')),
  ];
  print(table(['change', ...matchers.map(({ name }) => name)], [...rows, total, confused]));
}

/** Milliseconds of single calls, sorted. */
function timesOf(
  matcher: Matcher,
  pairs: readonly Pick<Pair, 'typed' | 'registered' | 'kind'>[],
  rounds: number,
): number[] {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { typed, registered, kind } of pairs) {
      const started = performance.now();
      matcher.match(typed, registered, kind);
      times.push(performance.now() - started);
    }
  }
  return times.sort((one, other) => one - other);
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
const hostile = (['person', 'organisation'] as const).flatMap((kind) =>
  hostilePairs.map(([typed, registered]) => ({ typed, registered, kind })),
);
const timing = matchers.map((matcher) => {
  timesOf(matcher, [...all, ...hostile], 5);
  const usual = timesOf(matcher, all, 30);
  // The median of each hostile pair, since a single call also measures what else the machine is doing.
  const worst = Math.max(...hostile.map((pair) => quantile(timesOf(matcher, [pair], 25), 0.5)));
  return { name: matcher.name, p50: quantile(usual, 0.5), p99: quantile(usual, 0.99), worst };
});
print('\nMilliseconds a call, on the labelled pairs and on hostile ones of 140 characters:\n');
print(
  table(
    ['matcher', 'p50', 'p99', 'worst hostile'],
    timing.map(({ name, p50, p99, worst }) => [name, ...[p50, p99, worst].map((time) => time.toFixed(4))]),
  ),
);

const ours = timing.find(({ name }) => name === OURS);
const oursOn = (set: string) => accuracy.find((row) => row.set === set && row.matcher.name === OURS)?.faults;
const wrong = (faults: Faults | undefined): number =>
  faults === undefined ? 1 : faults.falseMatch + faults.falseClose + faults.falseNoMatch + faults.otherwise;
const missed = [
  wrong(oursOn('worked-examples')) === 0 ? [] : ['worked examples'],
  [...pairSets.keys()].every((set) => oursOn(set)?.falseMatch === 0) ? [] : ['no false match'],
  shares.every(({ falseMatch }) => falseMatch === 0) ? [] : ['no false match of hard pairs'],
  shares.every(({ isWithin }) => isWithin) ? [] : ['shares of hard pairs'],
  ours !== undefined && ours.p99 < P99_MILLISECONDS ? [] : ['p99'],
  ours !== undefined && ours.worst < WORST_MILLISECONDS ? [] : ['worst case'],
].flat();
if (missed.length > 0) {
  print(`\nGoals missed: ${missed.join(', ')}`);
  process.exitCode = 1;
}
