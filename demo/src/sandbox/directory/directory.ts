import { askBank, type BankQuestion, type BankReply, type NameMatcher } from './bank-answer.ts';
import { type Bank, bankOf } from './banks.ts';
import { accountKey, type Holder, type SandboxAccount } from './holder.ts';
import { doubtedHolders, ibanHolders } from './holders-iban.ts';
import { payrollHolders } from './holders-payroll.ts';
import { ukHolders } from './holders-uk.ts';

/** The directory of banks and holders that all five sandboxes share. */
export interface Directory {
  /** In their initial state. */
  readonly holders: readonly Holder[];
  holderOf(account: SandboxAccount): Holder | null;
  /**
   * Changes an account at its bank: a year later some are closed, or belong to somebody else. Throws if there is no
   * such account.
   */
  alter(account: SandboxAccount, changes: Partial<Omit<Holder, 'account'>>): void;
  bankOf(account: SandboxAccount): Bank | null;
  ask(question: BankQuestion): BankReply;
}

/** @param matchNames How the fictitious banks compare names */
export function createDirectory(matchNames: NameMatcher): Directory {
  const holders = [...ibanHolders, ...doubtedHolders, ...ukHolders, ...payrollHolders];
  const byAccount = new Map(holders.map((holder) => [accountKey(holder.account), holder]));
  const holderOf = (account: SandboxAccount) => byAccount.get(accountKey(account)) ?? null;
  return {
    holders,
    holderOf,
    alter(account, changes) {
      const holder = holderOf(account);
      if (holder === null) throw new Error('The sandbox has no such account');
      byAccount.set(accountKey(account), { ...holder, ...changes });
    },
    bankOf,
    ask: (question) => askBank(question, holderOf(question.account), matchNames),
  };
}
