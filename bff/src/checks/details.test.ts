import { describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../outbound/errors.ts';
import type { DetailsAnswer } from '../providers/provider.ts';
import { checkService, completed, nameChecker, QUESTION, SESSION } from '../testing/checks.ts';
import { settle } from '../testing/clock.ts';
import { heldBack, said, testProvider } from '../testing/providers.ts';

describe('account details', () => {
  const found: DetailsAnswer = {
    found: true,
    bank: { name: 'Commerzbank', bic: 'COBADEFFXXX', city: 'Köln' },
    reachability: { creditTransfer: true, instant: null, directDebit: false },
    number: null,
    signals: ['listed_on_web'],
    reference: null,
  };

  it('are looked up once in a session, and used again by the check', async () => {
    const accountDetails = vi.fn(async () => found);
    const { service, admit } = checkService([
      testProvider('ibanbic', { accountDetails }),
      nameChecker(said.match).provider,
    ]);
    const [first, second] = await Promise.all([1, 2].map(() => service.details(SESSION, QUESTION.account, admit)));
    expect(first).toEqual({
      account: expect.objectContaining({ bank: found.bank, reachability: found.reachability, status: null }),
      number: found.number,
      risk: { level: 'caution', signals: ['listed_on_web'] },
    });
    expect(second).toEqual(first);
    expect(await service.details(SESSION, QUESTION.account, admit)).toEqual(first);
    expect(admit).toHaveBeenCalledTimes(1);
    const check = completed(await service.ask(SESSION, QUESTION, admit));
    expect(check).toMatchObject({ outcome: 'match', account: { bank: found.bank }, risk: { level: 'caution' } });
    expect(accountDetails).toHaveBeenCalledTimes(1);
  });

  it('are charged once for an account, even if no provider can be asked', async () => {
    const { service, admit } = checkService([nameChecker(said.match).provider]);
    for (let turn = 0; turn < 3; turn += 1) await service.details(SESSION, QUESTION.account, admit);
    expect(admit).toHaveBeenCalledTimes(1);
  });

  it('that are being looked up are waited for by the check', async () => {
    const bureau = heldBack<DetailsAnswer>();
    const { service, admit } = checkService([
      testProvider('ibanbic', { accountDetails: bureau.answer }),
      nameChecker(said.match).provider,
    ]);
    const first = service.details(SESSION, QUESTION.account, admit);
    await vi.waitFor(() => expect(bureau.calls).toHaveLength(1), { interval: 1, timeout: 10_000 });
    const check = service.ask(SESSION, QUESTION, admit);
    await settle();
    bureau.resolve(found);
    await first;
    expect(completed(await check)).toMatchObject({ outcome: 'match', account: { bank: found.bank } });
    expect(bureau.calls).toHaveLength(1);
  });

  it.each([
    ['nobody knows', []],
    [
      'the provider fails',
      [testProvider('ibanbic', { accountDetails: () => Promise.reject(new ProviderError('ibanbic', 'server_error')) })],
    ],
  ])('are null if %s', async (_, providers) => {
    const { service, admit } = checkService(providers);
    expect(await service.details(SESSION, QUESTION.account, admit)).toEqual({
      account: {
        scheme: 'iban',
        masked: 'DE89 •••• •••• •••• ••30 00',
        country: 'DE',
        status: null,
        bank: null,
        reachability: null,
      },
      number: null,
      risk: { level: 'unknown', signals: [] },
    });
  });
});
