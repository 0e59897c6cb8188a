import type { Question } from '../../domain/question.ts';
import type { OutboundClient } from '../../outbound/client.ts';
import { clientCredentials } from '../../outbound/client-credentials.ts';
import type { TokenCache } from '../../outbound/token-source.ts';
import type { Clock } from '../../time/clock.ts';
import { defineProvider } from '../definition.ts';
import type { CallContext, NameCheckAnswer, Provider } from '../provider.ts';
import type { UnknownWords } from '../unknown-words.ts';
import { accountId, type BanficoLogger, type Initiator, verificationRequest, verifyAccount } from './client.ts';
import { readScheme } from './codes.ts';
import type { OnUnknown } from './mapping.ts';
import { saysNo, type VerificationResult } from './schema.ts';
import { type BanficoSettings, rules, settings } from './settings.ts';

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
export function createBanfico(config: BanficoSettings, dependencies: BanficoDependencies): Provider {
  const { client, tokenClient, clock, logger, unknownWords } = dependencies;
  const { tokenUrl: environment, clientId, clientSecret } = config;
  const initiator = initiatorOf(config);
  // It brings the tables of names, which take memory only where they are needed.
  const mapping = import('./mapping.ts');
  const { pathname: path, searchParams } = new URL(config.tokenUrl);
  const query = Object.fromEntries(searchParams);
  const tokens = dependencies.tokens.source(
    { provider: 'banfico', environment, credential: [clientId, clientSecret] },
    clientCredentials({ provider: 'banfico', client: tokenClient, path, query, clientId, clientSecret }),
  );

  function unknownIn({ account, name }: Question, result: VerificationResult): OnUnknown {
    const scheme = readScheme(result.responder?.scheme ?? null);
    const personal = [name, accountId(account).id, result.account?.respondedName ?? ''];
    return (field, text) => unknownWords.report({ provider: 'banfico', field, scheme, text, personal });
  }

  async function verify(question: Question, context: CallContext): Promise<NameCheckAnswer> {
    const request = verificationRequest(question, initiator && withReference(initiator, context.reference));
    const answer = await verifyAccount({ client, tokens, clock, logger }, request, context);
    const isNameAsked = request.data.verification.types.includes('NAME');
    const result = isNameAsked || saysNo(answer) ? answer : withoutVerdict(answer);
    const { readVerdict } = await mapping;
    return readVerdict(question, result, unknownIn(question, result));
  }

  return {
    name: 'banfico',
    async logIn(context) {
      await tokens.token(context);
    },
    // Banfico itself says, with 421, which countries its network does not reach.
    supports: ({ scheme }) => scheme === 'iban' || scheme === 'uk',
    answersByIdentifier: true,
    checkName: verify,
    async accountStatus(account, context) {
      const question = { account, name: '', accountType: null, identifiers: [] };
      const { accountStatus, reason, reference, scheme = null } = await verify(question, context);
      return { accountStatus, reason: accountStatus === 'active' ? null : reason, reference, scheme };
    },
    async close() {
      await Promise.all([client.close(), tokenClient.close()]);
    },
  };
}

export const banfico = defineProvider({
  name: 'banfico',
  settings,
  rules,
  // The examples of Verify Account Details.
  testAccounts: [
    '90070012345678',
    '90070098765432',
    '90070012345600',
    '90070011100029',
    'GB15ABBY30000012345678',
    'GB15ABBY30000098765432',
    'GB15ABBY30000012340000',
  ],
  create: (config, dependencies) =>
    createBanfico(config, {
      ...dependencies,
      client: dependencies.client(config.baseUrl),
      tokenClient: dependencies.client(new URL(config.tokenUrl).origin),
    }),
});

/** Who asks, for schemes that require it: both halves, or nothing. */
function initiatorOf({ initiatorIdType: idType, initiatorId: idValue, initiatorReference }: BanficoSettings) {
  if (idType === undefined || idValue === undefined) return null;
  return withReference({ idType, idValue }, initiatorReference);
}

/** The check's own reference takes precedence over the configured one. */
function withReference(initiator: Initiator, reference: string | undefined): Initiator {
  return reference === undefined ? initiator : { ...initiator, reference };
}

/** If no name was asked about, none can match. */
function withoutVerdict(result: VerificationResult): VerificationResult {
  return { ...result, account: result.account && { ...result.account, nameCheckStatus: null } };
}
