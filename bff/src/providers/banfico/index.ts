import type { Question } from '../../checks/question.ts';
import type { BanficoConfig } from '../../config/types.ts';
import type { OutboundClient } from '../../outbound/client.ts';
import type { TokenCache } from '../../outbound/token-source.ts';
import type { Clock } from '../../time/clock.ts';
import { ProviderError } from '../errors.ts';
import type { Provider } from '../provider.ts';
import type { UnknownWords } from '../unknown-words.ts';
import { type BanficoLogger, verifyAccount } from './client.ts';
import { accountId, verificationRequest } from './request.ts';
import type { VerificationResult } from './schema.ts';
import { readScheme } from './scheme.ts';
import { renewBanficoToken } from './token.ts';
import { type OnUnknown, readVerdict } from './verdict.ts';

export interface BanficoDependencies {
  /** At `BANFICO_BASE_URL`. Closed with the provider. */
  readonly client: OutboundClient;
  /** At the origin of `BANFICO_TOKEN_URL`. Closed with the provider. */
  readonly tokenClient: OutboundClient;
  readonly tokens: TokenCache;
  readonly clock: Clock;
  readonly logger: BanficoLogger;
  readonly unknownWords: UnknownWords;
}

/** Banfico's Verify Account Details, v1.0: name, account status and identifiers, by IBAN or UK account (SCAN). */
export function createBanfico(config: BanficoConfig, dependencies: BanficoDependencies): Provider {
  const { client, tokenClient, clock, logger, unknownWords } = dependencies;
  const tokens = dependencies.tokens.source(
    {
      provider: 'banfico',
      environment: config.tokenUrl,
      credential: [config.clientId, config.clientSecret],
    },
    renewBanficoToken(config, tokenClient),
  );

  function unknownIn({ account, name }: Question, result: VerificationResult): OnUnknown {
    const scheme = readScheme(result.responder?.scheme ?? null);
    const personal = [name, accountId(account).id, result.account?.respondedName ?? ''];
    return (field, text) => unknownWords.report({ provider: 'banfico', field, scheme, text, personal });
  }

  return {
    name: 'banfico',
    // Which countries its network reaches is Banfico's to say, with 421.
    supports: ({ scheme }) => scheme === 'iban' || scheme === 'uk',
    async checkName(question, context) {
      const request = verificationRequest(question);
      if (request === null) throw new ProviderError('banfico', 'refused_request');
      const result = await verifyAccount({ client, tokens, clock, logger }, request, context);
      return readVerdict(question, result, unknownIn(question, result));
    },
    async close() {
      await Promise.all([client.close(), tokenClient.close()]);
    },
  };
}
