import { equal, ok, until } from '../testing/assert.ts';
import { completed, type FakeBff, json } from '../testing/bff.ts';
import { eachWithBff } from '../testing/each.ts';
import { Payer } from '../testing/payer.ts';
import { VERSION } from '../version.ts';
import { possibilities } from './reproduce.ts';

describe('what was shown, sent with a decision', () => {
  let bff: FakeBff;
  eachWithBff((item) => {
    bff = item;
  });

  /** The body of the decision. */
  const told = (): unknown => bff.asked.find(({ path }) => path.endsWith('/decision'))?.body;

  it('is language, version, policy and the hash of the sentences on the screen', async () => {
    const check = completed({ outcome: 'close_match', registeredName: 'Jane M. Doe' });
    bff.check = () => json(200, { check });
    bff.decision = (decision) => json(200, { check: { ...check, decision } });
    const payer = await Payer.visit('required locale="de"');
    await payer.asks('Jane Do');
    const card = payer.root.querySelector('[part="result"]');
    const sentences = [...(card?.querySelectorAll('[part="result-heading"], [part="result-message"], .warn') ?? [])];
    const text = sentences.map((sentence) => sentence.textContent?.trim()).join('\n');
    await payer.click(/verwenden|Jane M. Doe/);
    await until(told, 'the decision is told');
    const stated = { ...check, basis: 'name_check', locale: 'de', policy: 'confirm' } as const;
    const found = (await possibilities(stated)).find((possibilitie) => possibilitie.text === text);
    ok(found, `it can be said again: ${text}`);
    equal(told(), {
      decision: 'use_registered_name',
      shown: { locale: 'de', element: VERSION, policy: 'confirm', text: found?.hash },
    });
    ok(!JSON.stringify(told()).includes('Jane'), 'no name is told');
  });
});
