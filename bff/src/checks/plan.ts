import type { Account, Customer } from '../domain/question.ts';
import type { GuardedProvider } from '../providers/guard.ts';
import type { NameCheckAnswer, Provider, StatusAnswer } from '../providers/provider.ts';
import type { Asker } from './asker.ts';

type With<Method extends keyof Provider> = GuardedProvider & Required<Pick<Provider, Method>>;

/** Who can answer a question about an account in a asker, each list in order of preference. */
export interface Plan {
  /** `false` if providers that can say whose an account is are there, and none of them does such accounts. */
  readonly accountSupported: boolean;
  readonly nameCheck: readonly With<'checkName'>[];
  /** The bank takes no part in the scheme: whoever checks names was left out, and nothing is to be waited for. */
  readonly isLeftOut?: true;
  readonly details: readonly With<'accountDetails'>[];
  /** Where the session names a customer; nobody for a browser's own session. */
  readonly ownership: readonly With<'ownership'>[];
  /** Only where the session may be told of it: a visitor must not probe whom the merchant pays. */
  readonly history: readonly With<'history'>[];
}

export function plan(
  providers: readonly GuardedProvider[],
  account: Account,
  asker: Pick<Asker, 'minted' | 'customer' | 'history'>,
  isByIdentifier = false,
): Plan {
  const able = providers.filter((provider) => provider.supports(account));
  if (isByIdentifier) return byIdentifier(providers, able);
  const known = (provider: GuardedProvider) => asker.minted && knows(provider, asker.customer);
  const deciding = providers.filter((it) => it.checkName !== undefined || it.ownership !== undefined);
  return {
    accountSupported: deciding.length === 0 || deciding.some((provider) => able.includes(provider)),
    nameCheck: able.filter(can('checkName')),
    details: able.filter(can('accountDetails')),
    ownership: able.filter(can('ownership')).filter(known),
    // Who knows owners knows payments by customer as well; the others know them as the merchant's own.
    history:
      asker.history === 'none'
        ? []
        : able
            .filter(can('history'))
            .filter((it) => (it.ownership === undefined ? (it.mayKnow?.(asker.customer) ?? true) : known(it))),
  };
}

/** Who knows the state of an account, where nothing else is asked. Neither customer nor payments are looked up. */
export function planOfState(providers: readonly GuardedProvider[], account: Account): Plan {
  const able = providers.filter((provider) => provider.supports(account));
  const deciding = providers.filter(can('accountStatus'));
  return {
    accountSupported: deciding.length === 0 || deciding.some((provider) => able.includes(provider)),
    nameCheck: able.filter(can('accountStatus')).map((provider) => ({
      ...provider,
      isAvailable: () => provider.isAvailable(),
      checkName: async (question, context) => withoutHolder(await provider.accountStatus(question.account, context)),
    })),
    details: able.filter(can('accountDetails')),
    ownership: [],
    history: [],
  };
}

/** What a bank says of an account alone: nobody's name is verified by it. */
function withoutHolder({ accountStatus, reason, reference, scheme }: StatusAnswer): NameCheckAnswer {
  const answer = { outcome: 'unable_to_verify', accountStatus, reference, scheme, compared: 'nothing' } as const;
  return accountStatus === 'active'
    ? { ...answer, reason: 'not_checkable', final: true }
    : { ...answer, reason: reason ?? 'bank_unsupported' };
}

/** Whoever compares identifiers comes first, where there are any; a name alone is better than nothing. */
export function identifiersFirst(whom: Plan): Plan {
  const both = whom.nameCheck.filter((provider) => provider.answersByIdentifier === true);
  return { ...whom, nameCheck: [...both, ...whom.nameCheck.filter((provider) => !both.includes(provider))] };
}

/** The same without asking the bank. */
export function withoutBank(whom: Plan): Plan {
  return { ...whom, accountSupported: false, nameCheck: [], isLeftOut: true };
}

/** Without a name only a bank can say whose an account is, and only through whoever asks it by identifier. */
function byIdentifier(providers: readonly GuardedProvider[], able: readonly GuardedProvider[]): Plan {
  const answers = (provider: GuardedProvider) => provider.answersByIdentifier === true;
  const deciding = providers.filter(can('checkName')).filter(answers);
  return {
    accountSupported: deciding.length === 0 || deciding.some((provider) => able.includes(provider)),
    nameCheck: able.filter(can('checkName')).filter(answers),
    details: able.filter(can('accountDetails')),
    ownership: [],
    history: [],
  };
}

function can<Method extends 'checkName' | 'accountStatus' | 'accountDetails' | 'ownership' | 'history'>(
  method: Method,
) {
  return (provider: GuardedProvider): provider is With<Method> => provider[method] !== undefined;
}

/** Whether the customer may be known to the provider: by the merchant's id, or by one of the provider's own. */
function knows(provider: GuardedProvider, customer: Customer): boolean {
  if (customer.subject === null && customer.subjects[provider.name] === undefined) return false;
  return provider.mayKnow?.(customer) ?? true;
}
