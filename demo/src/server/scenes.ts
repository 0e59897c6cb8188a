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
    pitch: 'A buyer transfers money to someone they have never met. The name is checked before the money moves.',
  },
  {
    name: 'onboarding',
    path: '/onboarding',
    title: 'A payout account, proved to be the customer’s own',
    pitch:
      'A host tells the platform where to pay. The bank confirms the name, and she has proved that the account is hers by connecting it.',
  },
  {
    name: 'payment-run',
    path: '/payment-run',
    script: 'payment-run/main',
    styles: ['payment-run', 'payment-lines'],
    title: 'A payment file, checked before the bank sees it',
    pitch:
      'One payee that does not match, and the bank may reject the whole file. Drop the file, accept the banks’ names, and download one that passes.',
  },
  {
    name: 'supplier',
    path: '/supplier',
    styles: ['payment-run'],
    title: 'Five suppliers, five new accounts',
    pitch: 'Five suppliers have sent new bank details. One session checks all five, one of them by its LEI.',
  },
];
