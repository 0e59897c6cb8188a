import type { Risk } from '@payee-check/shared/contract';
import { resultMessages as english } from './locales/en/results.ts';
import { equal, ok, until } from './testing/assert.ts';
import { completed, type FakeBff, json, problem } from './testing/bff.ts';
import { eachWithBff } from './testing/each.ts';
import { Payer } from './testing/payer.ts';

describe('an account that is reported, or made up', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  const HEADING = english.heading.risk_high;
  const reported: Risk = { level: 'high', signals: ['listed_as_fraud'] };

  it('raises an alarm on a match, which has to be confirmed and is recorded', async () => {
    const payer = await Payer.visit();
    const submissions = payer.submissions();
    bff.check = () => json(200, { check: completed({ risk: reported }) });
    bff.decision = (decision) => json(200, { check: completed({ risk: reported, decision, receipt: 'alarmed' }) });
    await payer.asks();
    equal([payer.element.state, payer.part('alarm-heading')?.textContent?.trim()], ['match', HEADING]);
    ok(payer.part('alarm-icon')?.querySelector('svg'), 'it has an icon of its own');
    ok(payer.text.includes(english.risk.alarm), 'it warns');
    ok(payer.announced.startsWith(`${HEADING}. ${english.risk.listed_as_fraud}`), 'it is read out first');
    ok(!payer.element.checkValidity(), 'it has to be confirmed');
    payer.button.click();
    equal(submissions.length, 0);
    await payer.click(/Continue anyway/);
    await until(() => payer.element.value === 'alarmed', 'the choice is recorded');
    payer.button.click();
    equal([submissions.length, payer.sent.payee], [1, 'alarmed']);
  });

  const outcomes = ['match', 'close_match', 'no_match', 'unable_to_verify'] as const;
  for (const outcome of outcomes) {
    it(`raises an alarm whatever the outcome: ${outcome}`, async () => {
      const payer = await Payer.visit();
      bff.check = () => json(200, { check: completed({ outcome, risk: reported }) });
      await payer.asks();
      ok(payer.part('alarm-heading'), 'there is an alarm');
      ok(payer.heading !== '', 'the outcome is told as well');
      ok(!payer.element.checkValidity(), 'it has to be confirmed');
    });
  }

  it('raises an alarm for a signal that this version does not know', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: { ...completed(), risk: { level: 'high', signals: ['of_next_year'] } } });
    await payer.asks();
    ok(payer.part('alarm-heading') && !payer.element.checkValidity(), 'the level alone counts');
  });

  it('does not pass if a match is required, and is shown even if nothing else is', async () => {
    for (const [policy, valid] of [
      ['require-match', false],
      ['inform', true],
    ] as const) {
      const payer = await Payer.visit(`required policy="${policy}"`);
      bff.check = () => json(200, { check: completed({ risk: reported }) });
      await payer.asks();
      equal([payer.element.checkValidity(), payer.hasButton(/Continue anyway/)], [valid, false], policy);
      ok(payer.part('alarm-heading'), 'there is an alarm');
      Payer.leave();
    }
  });

  it('is not confirmed by accepting the registered name', async () => {
    const close = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe', risk: reported });
    for (const policy of ['confirm', 'require-match']) {
      const payer = await Payer.visit(`required policy="${policy}"`);
      bff.check = () => json(200, { check: close });
      bff.decision = (decision) => json(200, { check: { ...close, decision, receipt: 'names-receipt' } });
      await payer.asks('Jane Do');
      await payer.click(/Use “Jane M. Doe”/);
      await until(() => payer.element.payeeName === 'Jane M. Doe', 'the name is taken over');
      ok(!payer.element.checkValidity(), 'the alarm is unconfirmed');
      if (policy === 'confirm') {
        await payer.click(/Continue anyway/);
        ok(payer.element.checkValidity(), 'both are chosen');
        equal([payer.sent.payee, payer.sent['payee.name']], ['names-receipt', 'Jane M. Doe']);
      }
      Payer.leave();
    }
  });

  it('works with an earlier BFF that records nothing on a match', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: completed({ risk: reported }) });
    bff.decision = () => problem(409, 'decision_not_possible');
    await payer.asks();
    await payer.click(/Continue anyway/);
    await until(() => payer.text.includes(english.decision.failed), 'the payer is told');
    ok(payer.element.checkValidity(), 'it is confirmed');
  });

  it('is not an alarm if there is only a doubt: it is shown above the bank, and needs no confirmation', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: completed({ risk: { level: 'caution', signals: ['listed_on_web'] } }) });
    await payer.asks();
    const doubt = payer.root.querySelector('.risk');
    const bank = payer.part('bank');
    ok(doubt && bank && doubt.querySelector('svg'), 'there are both, and an icon');
    ok(doubt.compareDocumentPosition(bank) & Node.DOCUMENT_POSITION_FOLLOWING, 'the doubt comes first');
    ok(payer.element.checkValidity() && !payer.part('alarm-heading'), 'nothing is to be confirmed');
  });

  it('refuses the answer of a match that was confirmed without an alarm', async () => {
    const payer = await Payer.visit();
    bff.check = () => json(200, { check: completed({ decision: 'continue_anyway' }) });
    await payer.asks();
    equal(payer.element.state, 'error');
  });
});
