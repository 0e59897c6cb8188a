import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { JANES_IBAN, Payer } from './testing/payer.ts';

/** What the transcripts of a real screen reader showed to be missing (`docs/accessibility/transcripts`). */
describe('what is announced', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  /** Everything that was announced, in order. */
  function listen(payer: Payer): string[] {
    const region = payer.root.querySelector('[role=status]');
    ok(region, 'there is a live region');
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(region.textContent?.trim() ?? ''));
    observer.observe(region, { characterData: true, childList: true, subtree: true });
    return heard;
  }

  /** The accessible name of the card, from the elements that label it. */
  function cardName(payer: Payer): string {
    const card = payer.root.getElementById('result');
    const ids = card?.getAttribute('aria-labelledby')?.split(' ') ?? [];
    if (ids.length > 0) equal(card?.getAttribute('role'), 'group');
    return ids.map((id) => payer.root.getElementById(id)?.textContent?.trim()).join(' ');
  }

  it('an error, once the payer has left the field', async () => {
    const payer = await Payer.visit();
    const heard = listen(payer);
    payer.fill(payer.iban, 'DE89 3704 0044 0532 0310 00');
    await payer.element.updateComplete;
    equal(heard, []);
    payer.button.focus();
    await until(
      () => heard.at(-1) === 'IBAN: One or more characters are wrong. Compare the IBAN with the original.',
      `heard: ${heard}`,
    );
  });

  it('every error except the one that gets the focus', async () => {
    const payer = await Payer.visit();
    payer.name.focus();
    await until(() => payer.root.querySelector('.whole'), 'the part that checks is there');
    const heard = listen(payer);
    payer.button.click();
    await until(() => heard.at(-1) === 'IBAN: Enter the IBAN.', `heard: ${heard}`);
    equal(payer.root.activeElement?.id, 'payeeName');
  });

  it('the card by its heading, by an alarm’s heading if there is one, and by the choice once it is made', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: completed({ risk: { level: 'high', signals: ['listed_as_fraud'] } }) });
    await payer.asks();
    await until(
      () => cardName(payer) === 'There are serious warnings about this account The name matches',
      `the card is called ${cardName(payer)}`,
    );
    bff.decision = (decision) =>
      json(200, { check: completed({ risk: { level: 'high', signals: ['listed_as_fraud'] }, decision }) });
    await payer.click(/Continue anyway/);
    await until(() => cardName(payer) === 'You chose to continue anyway.', `the card is called ${cardName(payer)}`);
    payer.fill(payer.name, 'John');
    await until(() => cardName(payer) === '', 'no card, no name');
    equal(payer.root.getElementById('result')?.hasAttribute('role'), false);
  });

  it('a name in no attribute', async () => {
    const close = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    bff.check = () => json(200, { check: close });
    bff.decision = (decision) => json(200, { check: { ...close, decision } });
    const payer = await Payer.visit();
    await payer.asks('Jane Do');
    await payer.click(/Use/);
    await until(() => cardName(payer) === 'You are now using “Jane M. Doe”.', `the card is called ${cardName(payer)}`);
    for (const element of payer.root.querySelectorAll('*')) {
      for (const { value } of element.attributes) ok(!value.includes('Jane'), `no name in ${element.outerHTML}`);
    }
  });

  for (const [what, answer, words] of [
    [
      'a warning',
      () => json(200, { check: completed({ outcome: 'no_match' }) }),
      'The name does not match. The payee’s',
    ],
    ['a failure', () => problem(503, 'unavailable'), 'The check could not be made. The checking service'],
  ] as const) {
    it(`${what} again, when a submission that is held moves the focus to it`, async () => {
      bff.check = answer;
      const payer = await Payer.visit();
      payer.fill(payer.name, 'Jane Doe');
      payer.fill(payer.iban, JANES_IBAN);
      payer.button.focus();
      await payer.settled();
      await until(() => payer.announced.startsWith(words), 'it is said');
      const heard = listen(payer);
      payer.button.click();
      await until(() => payer.root.activeElement?.id === 'result', 'the focus is on the card');
      await until(() => heard.at(-1)?.startsWith(words), `heard: ${heard}`);
    });
  }
});
