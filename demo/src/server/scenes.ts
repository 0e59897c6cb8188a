import type { SceneName } from '../page/switches.ts';

export interface Scene {
  readonly name: SceneName;
  readonly path: string;
  /** In the navigation. */
  readonly label: string;
  readonly title: string;
  readonly pitch: string;
}

/** Three places where somebody asks whose account it is. The first is the page that `npm start` prints. */
export const scenes: readonly Scene[] = [
  {
    name: 'checkout',
    path: '/',
    label: 'Checkout',
    title: 'Paying a marketplace seller',
    pitch: 'A buyer transfers money to somebody they have never met. The name is checked before the money moves.',
  },
  {
    name: 'onboarding',
    path: '/onboarding',
    label: 'Onboarding',
    title: 'A payout account, proved to be one’s own',
    pitch:
      'A host tells the platform where to pay. The bank confirms the name, and the account is one that she connected.',
  },
  {
    name: 'supplier',
    path: '/supplier',
    label: 'Suppliers',
    title: 'Five suppliers, five new accounts',
    pitch: 'Accounts payable changes bank details. One session checks five payees, a company’s LEI among them.',
  },
];
