/** What happens to the element when a step is reached. */
export type Act = 'fill' | 'check' | 'use' | 'confirm' | 'send';

interface Step {
  readonly title: string;
  readonly text: string;
  readonly act?: Act;
}

export interface Story {
  readonly title: string;
  readonly payee: { readonly name: string; readonly iban: string };
  readonly steps: readonly Step[];
}

export const storyNames = ['slip', 'mule', 'invoice'] as const;
export type StoryName = (typeof storyNames)[number];

/** Three stories. To be read in a minute each: a test counts the words. */
export const stories: Readonly<Record<StoryName, Story>> = {
  slip: {
    title: 'A slip of the pen, saved',
    payee: { name: 'Jane Do', iban: 'DE89370400440532013000' },
    steps: [
      {
        title: 'Ben buys from somebody he has never met',
        text: 'The seller’s name and account number came in a message.',
      },
      {
        title: 'He drops a letter',
        text: 'The account number is right. The name has lost its last letter.',
        act: 'fill',
      },
      {
        title: 'The seller’s bank is asked',
        text: 'It says “almost”, and gives the name it has on file. The difference is marked.',
        act: 'check',
      },
      {
        title: 'One tap puts it right',
        text: 'He takes the bank’s name. No e-mail, no support case, no lost buyer.',
        act: 'use',
      },
      {
        title: 'The shop pays on proof',
        text: 'The form carried a signed receipt. The server checked it against name and account before it paid.',
        act: 'send',
      },
    ],
  },
  mule: {
    title: 'A mule account, stopped',
    payee: { name: 'Karl Mustermann', iban: 'DE53500100990000001002' },
    steps: [
      { title: 'A flat, a deposit, a hurry', text: 'The message says that Mia has to pay today.' },
      {
        title: 'Name and account fit together',
        text: 'Fraudsters use accounts in real names. A check of the name alone lets them pass.',
        act: 'fill',
      },
      {
        title: 'And still there is an alarm',
        text: 'A second source has the account on a fraud list. The alarm stands above the answer about the name.',
        act: 'check',
      },
      {
        title: 'She goes on all the same',
        text: 'For payments the law says: warn, never block. It is her choice, and it is recorded.',
        act: 'confirm',
      },
      {
        title: 'The server has the last word',
        text: 'It sees outcome, choice and risk in the signed receipt, and holds the money until somebody has looked into it.',
        act: 'send',
      },
    ],
  },
  invoice: {
    title: 'Changed bank details, found out',
    payee: { name: 'Nordlicht Solartechnik AG', iban: 'DE53500100990000001002' },
    steps: [
      { title: 'A supplier has a new account', text: 'An e-mail says so. Three invoices are open.' },
      {
        title: 'Accounts payable types it in',
        text: 'The supplier’s name from the master data, the account number from the e-mail.',
        act: 'fill',
      },
      {
        title: 'It is not the supplier’s account',
        text: 'The bank has another name on file, and does not say whose. A fraud list has the number, too.',
        act: 'check',
      },
      {
        title: 'So somebody calls',
        text: 'On the number that they have had for years, not on one from the e-mail.',
      },
      {
        title: 'The change is stopped',
        text: 'The server refuses it as well, and keeps the receipt: who was asked, when, and what came back.',
        act: 'send',
      },
    ],
  },
};
