import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

type Answer = Parameters<typeof completed>[0];

/** Each warning, what its card says once the payer has continued, and what it no longer says. */
const warnings: readonly (readonly [string, Answer, { says: RegExp; not: RegExp }])[] = [
  [
    'a close match',
    { outcome: 'close_match', registeredName: 'Jane M. Doe' },
    { says: /^The name almost matches/, not: /Check that this is who/ },
  ],
  [
    'a close match without a name',
    { outcome: 'close_match' },
    { says: /has a slightly different name/, not: /Check with the payee/ },
  ],
  [
    'another type of account',
    { outcome: 'close_match', reason: 'account_is_business' },
    { says: /this is a business account/, not: /Check with the payee/ },
  ],
  ['no match', { outcome: 'no_match' }, { says: /has a different name/, not: /Check with the payee/ }],
  [
    'another organisation’s number',
    { outcome: 'no_match', reason: 'identifier_mismatch' },
    { says: /does not belong to this account/, not: /Check with the payee/ },
  ],
  [
    'an account that has moved',
    { outcome: 'unable_to_verify', reason: 'account_switched' },
    { says: /has moved to another bank/, not: /Check with the payee/ },
  ],
];

describe('a card on which the payer has chosen', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const asked = async (answer: Answer, attributes = 'required') => {
    const check = completed(answer);
    bff.check = () => json(200, { check });
    bff.decision = (decision) => json(200, { check: { ...check, decision } });
    const payer = await Payer.visit(attributes);
    await payer.asks('Jane Do');
    return payer;
  };
  const textOf = (payer: Payer) => payer.part('result')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const iconOf = (payer: Payer) => payer.part('result-icon')?.querySelector('path')?.getAttribute('d');

  for (const [what, answer, { says, not }] of warnings) {
    it(`says that the payer continued, and no longer advises what to check first: ${what}`, async () => {
      const payer = await asked(answer);
      const before = textOf(payer);
      const icon = iconOf(payer);
      await payer.click(/Continue anyway/);
      await until(() => payer.root.querySelector('.settled'), 'the choice is made');
      ok(says.test(textOf(payer)) && /You chose to continue anyway\./.test(textOf(payer)), textOf(payer));
      ok(!not.test(textOf(payer)), textOf(payer));
      // The outcome does not change, nor do its possible consequences.
      ok(/the money may reach someone else/.test(textOf(payer)), textOf(payer));
      equal(iconOf(payer), icon);
      await payer.click(/Undo/);
      await until(() => !payer.root.querySelector('.settled'), 'it is as before');
      equal(textOf(payer), before);
    });
  }

  it('says which name is used, under a tick, and no longer that the name almost matches', async () => {
    const payer = await asked({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    const before = textOf(payer);
    const icon = iconOf(payer);
    await payer.click(/Use/);
    await until(() => payer.root.querySelector('.settled'), 'the choice is made');
    equal(payer.part('result-heading')?.textContent, 'You are now using “Jane M. Doe”.');
    ok(!/almost|Check that|someone else/.test(textOf(payer)), textOf(payer));
    // Once, and with both names below.
    equal(textOf(payer).match(/You are now using/g)?.length, 1);
    ok(/Name you entered Jane Do Name at the payee’s bank Jane M\. Doe/.test(textOf(payer)), textOf(payer));
    ok(iconOf(payer) !== icon, 'another icon');
    equal(payer.root.querySelector('[part=result-heading] [translate=no]')?.textContent, 'Jane M. Doe');
    await payer.click(/Undo/);
    await until(() => !payer.root.querySelector('.settled'), 'it is as before');
    equal([textOf(payer), iconOf(payer)], [before, icon]);
  });

  it('under an alarm, too, says which name is used, without the colours of a close match, before and after the alarm is confirmed', async () => {
    const payer = await asked({
      outcome: 'close_match',
      registeredName: 'Jane M. Doe',
      risk: { level: 'high', signals: ['listed_as_fraud'] },
    });
    const before = textOf(payer);
    const coloursOf = () => {
      const { backgroundColor, borderTopColor } = getComputedStyle(payer.root.querySelector('.inset') ?? document.body);
      return [backgroundColor, borderTopColor];
    };
    const amber = coloursOf();
    const icon = iconOf(payer);
    const isTold = (chosen: string | undefined) => {
      const text = textOf(payer);
      ok(
        /^There are serious warnings.*Name you entered Jane Do Name at the payee’s bank Jane M\. Doe/.test(text),
        text,
      );
      ok(!/almost|Check that this is who|someone else/.test(text), text);
      equal(
        [text.match(/You are now using “Jane M\. Doe”\./g)?.length, payer.root.getElementById('chosen')?.textContent],
        [1, chosen],
      );
      ok(
        coloursOf().every((colour, at) => colour !== amber[at]),
        'other colours',
      );
      ok(iconOf(payer) !== icon, 'another icon');
    };
    await payer.click(/Use/);
    await until(() => /You are now using/.test(textOf(payer)), 'the name is used');
    isTold(undefined);
    await payer.click(/Continue anyway/);
    await until(() => payer.root.querySelector('.card.settled'), 'the choice is made');
    isTold('You chose to continue anyway.');
    await payer.click(/Undo/);
    await until(() => !/You are now using/.test(textOf(payer)), 'it is as before');
    equal([textOf(payer), iconOf(payer), ...coloursOf()], [before, icon, ...amber]);
  });

  for (const [direction, edge] of [
    ['ltr', 'left'],
    ['rtl', 'right'],
  ] as const) {
    it(`aligns its names and its undo with its text: ${direction}`, async () => {
      document.documentElement.dir = direction;
      try {
        const payer = await asked({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
        payer.element.style.inlineSize = '560px';
        await payer.click(/Use “Jane M. Doe”/);
        await until(() => payer.hasButton(/Undo/), 'it is settled');
        const beginning = (part: Element | null | undefined) => {
          const range = document.createRange();
          range.selectNodeContents(part ?? document.body);
          return Math.round(range.getBoundingClientRect()[edge]);
        };
        const text = beginning(payer.root.querySelector('.card [part=bank]'));
        const undo = [...payer.root.querySelectorAll('.card button')].find((button) =>
          /Undo/.test(button.textContent ?? ''),
        );
        equal([beginning(undo), beginning(payer.root.querySelector('.names dt'))], [text, text], 'where it begins');
      } finally {
        document.documentElement.removeAttribute('dir');
      }
    });
  }
});
