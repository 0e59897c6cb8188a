import type { SceneName } from '../page/switches.ts';

export interface Scene {
  readonly name: SceneName;
  readonly path: string;
  readonly title: string;
  readonly pitch: string;
  /** Where it differs from `main`: the module that sets it up, under `/page/`. */
  readonly script?: string;
  /** Style sheets of its own. */
  readonly styles?: readonly string[];
}

/** Places where somebody asks whose account it is. */
export const scenes: readonly Scene[] = [
  {
    name: 'checkout',
    path: '/checkout',
    title: 'Paying a marketplace seller',
    pitch: 'A buyer transfers money to somebody they have never met. The name is checked before the money moves.',
  },
  {
    name: 'onboarding',
    path: '/onboarding',
    title: 'A payout account, proved to be one’s own',
    pitch:
      'A host tells the platform where to pay. The bank confirms the name, and the account is one that she connected.',
  },
  {
    name: 'payment-run',
    path: '/payment-run',
    script: 'payment-run/main',
    styles: ['payment-run', 'payment-lines'],
    title: 'A payment file, checked before the bank sees it',
    pitch:
      'Banks reject whole files for one payee that does not match. Drop the file, accept the banks’ names, download the one that passes.',
  },
  {
    name: 'supplier',
    path: '/supplier',
    styles: ['payment-run'],
    title: 'Five suppliers, five new accounts',
    pitch: 'Accounts payable changes bank details. One session checks five payees, a company’s LEI among them.',
  },
];
