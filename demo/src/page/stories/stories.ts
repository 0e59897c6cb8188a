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

/** Three stories. Each can be read in a minute: a test counts the words. */
export const stories: Readonly<Record<StoryName, Story>> = {
  slip: {
    title: 'A slip of the pen, put right',
    payee: { name: 'Jane Do', iban: 'DE89370400440532013000' },
    steps: [
      {
        title: 'Ben buys from someone he has never met',
        text: 'The seller’s name and account number came in a message.',
      },
      {
        title: 'He misses a letter',
        text: 'The account number is right, but the last letter of the name is missing.',
        act: 'fill',
      },
      {
        title: 'The seller’s bank is asked',
        text: '“Almost”, it says, and gives the name it has on file. The difference is marked.',
        act: 'check',
      },
      {
        title: 'One tap puts it right',
        text: 'He accepts the bank’s spelling. No e‑mail, no support ticket, no lost sale.',
        act: 'use',
      },
      {
        title: 'The shop pays on proof',
        text: 'The form carried a signed receipt. The server checked it against the name and the account before paying.',
        act: 'send',
      },
    ],
  },
  mule: {
    title: 'A mule account, stopped',
    payee: { name: 'Karl Mustermann', iban: 'DE53500100990000001002' },
    steps: [
      { title: 'A flat, a deposit, a rush', text: 'The message says that Mia must pay today.' },
      {
        title: 'Name and account belong together',
        text: 'Fraudsters use accounts in real names. Checking the name alone lets them through.',
        act: 'fill',
      },
      {
        title: 'And still the alarm goes off',
        text: 'A second source has the account on a fraud list. The alarm appears above the answer about the name.',
        act: 'check',
      },
      {
        title: 'She continues all the same',
        text: 'EU law (2024/886) says: warn, never block. It is her choice, and it is recorded.',
        act: 'confirm',
      },
      {
        title: 'The server has the last word',
        text: 'It reads outcome, choice and risk in the signed receipt, and holds the money until someone has looked into it.',
        act: 'send',
      },
    ],
  },
  invoice: {
    title: 'Changed bank details, exposed',
    payee: { name: 'Nordlicht Solartechnik AG', iban: 'DE53500100990000001002' },
    steps: [
      { title: 'A supplier has a new account', text: 'Or so an e‑mail says. Three invoices are open.' },
      {
        title: 'Accounts payable types it in',
        text: 'The supplier’s name from the master data, the account number from the e‑mail.',
        act: 'fill',
      },
      {
        title: 'It is not the supplier’s account',
        text: 'The bank has a different name on file, and does not reveal it. The number is on a fraud list, too.',
        act: 'check',
      },
      {
        title: 'So someone calls',
        text: 'They use the number they have had for years, not one from the e‑mail.',
      },
      {
        title: 'The change is stopped',
        text: 'The server refuses it as well, and keeps the receipt: who was asked, when, and what the answer was.',
        act: 'send',
      },
    ],
  },
};
