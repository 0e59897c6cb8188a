import { messages as english } from './locales/en/index.ts';
import { messages as british } from './locales/en-GB.ts';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

describe('the law that a page names', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  /** The heading of a no match. */
  async function heading(attributes: string): Promise<string> {
    bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
    const payer = await Payer.visit(`required ${attributes}`);
    await payer.asks('Jane Doe');
    const read = () => payer.root.querySelector('[part="result-heading"]')?.textContent?.trim() ?? '';
    await until(read, 'there is a heading');
    // A language may still be loading.
    await new Promise((resolve) => setTimeout(resolve, 50));
    await payer.element.updateComplete;
    return read();
  }

  it('decides which English is used, whatever the page’s is', async () => {
    equal(await heading('locale="en" law="uk-cop"'), british.heading.no_match);
    equal(await heading('locale="en-GB" law="eu-ipr"'), english.heading.no_match);
    equal(await heading('locale="en-GB"'), british.heading.no_match);
  });

  it('has to be a known one: any other word counts as none', async () => {
    const payer = await Payer.visit('required policy="require-match" law="uk_cop"');
    equal(payer.element.law, '');
    equal(payer.element.policy, 'require-match');
  });

  it('uses the same messages in other languages if both laws require the same', async () => {
    equal(await heading('locale="de" law="uk-cop"'), await heading('locale="de"'));
  });

  for (const law of ['eu-ipr', 'uk-cop']) {
    it(`${law}: nobody is prevented from paying, and everybody is warned`, async () => {
      const payer = await Payer.visit(`required policy="require-match" law="${law}"`);
      equal(payer.element.policy, 'confirm');
      bff.check = () => json(200, { check: completed({ outcome: 'no_match' }) });
      bff.decision = (decision) => json(200, { check: completed({ outcome: 'no_match', decision }) });
      await payer.asks('Jane Doe');
      ok(!payer.element.checkValidity(), 'it waits for the payer');
      ok(payer.root.querySelector('.warn'), 'the payer is warned');
      await payer.click(/continue/i);
      await until(() => payer.element.checkValidity(), 'the payer may go on');
    });

    it(`${law}: the payer’s own account may require a match, since that is no payment`, async () => {
      const payer = await Payer.visit(`required policy="require-match" purpose="payout" law="${law}"`);
      equal(payer.element.policy, 'require-match');
    });
  }

  it('is optional: a page without one follows its policy', async () => {
    equal((await Payer.visit('policy="require-match"')).element.policy, 'require-match');
  });

  it('is sent again with the decision, together with the language that was shown', async () => {
    const check = completed({ outcome: 'no_match' });
    bff.check = () => json(200, { check });
    bff.decision = (decision) => json(200, { check: { ...check, decision } });
    const payer = await Payer.visit('required locale="en" law="uk-cop"');
    await until(() => payer.root.textContent?.includes(british.label.name), 'British words are there');
    await payer.asks('Jane Doe');
    await payer.click(/continue/i);
    const told = () => bff.asked.find(({ path }) => path.endsWith('/decision'))?.body;
    await until(told, 'the decision is told');
    ok(JSON.stringify(told()).includes('"locale":"en-GB"'), 'the locale is that of the words');
  });
});
