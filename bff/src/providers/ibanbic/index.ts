import type { OutboundClient } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import type { LogInPauses } from '../../outbound/log-in-pause.ts';
import { logInOf } from '../../outbound/token-source.ts';
import { defineProvider } from '../definition.ts';
import type { Provider } from '../provider.ts';
import type { UnknownWords } from '../unknown-words.ts';
import { createIbanbicClient } from './client.ts';
import { type CreditsDependencies, createCredits } from './credits.ts';
import { NOTHING_KNOWN, readDetails } from './mapping.ts';
import { unknownLists } from './risk.ts';
import { type IbanbicSettings, settings } from './settings.ts';

export interface IbanbicDependencies extends CreditsDependencies {
  /** At `IBANBIC_BASE_URL`. Closed with the provider. */
  readonly client: OutboundClient;
  readonly unknownWords: UnknownWords;
  /** Every call carries the credential, so a refusal pauses all calls. */
  readonly pauses: LogInPauses;
}

/**
 * IBAN-BIC.com's `validate_iban`: bank, reach and fraud lists of an IBAN. It knows no names.
 *
 * With `dummy` the service validates always the same IBAN, except for a few test IBANs. What it says about another
 * account is sample data: it shows that the call works, and none of it is passed on.
 */
export function createIbanbic(config: IbanbicSettings, dependencies: IbanbicDependencies): Provider {
  const { clock, unknownWords, pauses } = dependencies;
  const { baseUrl: environment, username, password } = config;
  const logIn = logInOf({ provider: 'ibanbic', environment, credential: [username, password] });
  const client = createIbanbicClient(config, dependencies.client);
  const credits = createCredits(config.dummy, dependencies);

  return {
    name: 'ibanbic',
    supports: ({ scheme }) => scheme === 'iban',
    logIn: (context) => pauses.run(logIn, () => client.logIn(context)),
    async accountDetails(account, context) {
      if (account.scheme !== 'iban') throw new ProviderError('ibanbic', 'unsupported');
      credits.require();
      const validation = await pauses.run(logIn, () => client.validate(account.iban, context));
      credits.report(validation.balance);
      if (validation.iban.replace(/\s/g, '').toUpperCase() === account.iban) {
        for (const text of unknownLists(validation)) {
          unknownWords.report({ provider: 'ibanbic', field: 'list', scheme: null, text, personal: [account.iban] });
        }
        return readDetails(validation, clock.now());
      }
      if (config.dummy) return NOTHING_KNOWN;
      throw new ProviderError('ibanbic', 'another_subject');
    },
    close: () => dependencies.client.close(),
  };
}

export const ibanbic = defineProvider({
  name: 'ibanbic',
  settings,
  // From validate_iban's test data.
  testAccounts: ['DE11520513735120710132'],
  create: (config, dependencies) =>
    createIbanbic(config, { ...dependencies, client: dependencies.client(config.baseUrl) }),
});
