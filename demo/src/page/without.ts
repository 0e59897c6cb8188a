import type { TestPayee } from '../sandbox/index.ts';
import { announce, element } from './dom.ts';
import { plain } from './labels.ts';
import { form, payeeChecks, stage } from './scene.ts';
import type { FormSceneName } from './switches.ts';

const RECALL =
  'The transfer went to the account number that was given, so by law it was executed correctly. The bank has to try to get the money back; it does not have to succeed.';

/** What happens to a payment that nobody checked. The truth about a test payee is revealed afterwards, as in real life. */
function aftermath(payee: TestPayee | null): readonly [heading: string, text: string] {
  if (!payee)
    return [
      'Sent',
      'Nobody asked whose account it is. Whether it was the right one, you find out when somebody calls.',
    ];
  const { outcome, signals } = payee.expected;
  if (signals.length > 0) {
    return ['Sent, and nobody was warned', `The account: ${signals.map(plain).join(', ').toLowerCase()}. ${RECALL}`];
  }
  if (outcome === 'match') return ['Sent, and it arrives', 'This time it was the right account. Nobody had checked.'];
  if (outcome === 'close_match') {
    return [
      'Sent, on trust',
      `The bank has a slightly different name. Nobody checked whether it is the same payee. ${RECALL}`,
    ];
  }
  if (outcome === 'no_match') return ['Sent to somebody else', `The account belongs to somebody else. ${RECALL}`];
  return ['Sent, on trust', 'Nobody could say whose account it is, and nobody told the payer.'];
}

const labelled = (text: string, input: HTMLInputElement) =>
  element('label', { class: 'plain-field' }, element('span', { text }), input);

const accountOf = ({ account }: TestPayee) =>
  account.scheme === 'iban' ? account.iban : `${account.sortCode} ${account.accountNumber}`;

/** The same page without the element: two fields, a button, and no check. */
export function withoutCheck(scene: FormSceneName) {
  const several = scene === 'supplier';
  const submit = form.querySelector('button[type=submit]')?.textContent ?? 'Pay';
  const name = element('input', { autocomplete: 'off', required: '' });
  const account = element('input', { autocomplete: 'off', required: '' });
  const after = element('div', { class: 'answer-place', tabindex: '-1' });
  const fields = several
    ? payeeChecks().map(({ payeeName, iban }) =>
        element('p', { class: 'plain-line' }, new Text(payeeName), element('span', { class: 'fine', text: iban })),
      )
    : [labelled('Account holder', name), labelled('Account number', account)];
  const bare = element(
    'form',
    { class: 'without' },
    ...fields,
    element('button', { type: 'submit', class: 'primary', text: submit }),
    after,
  );
  bare.hidden = true;
  form.after(bare);

  let chosen: TestPayee | null = null;
  bare.addEventListener('input', () => {
    chosen = null;
    after.replaceChildren();
  });
  bare.addEventListener('submit', (event) => {
    event.preventDefault();
    const [heading, text] = several
      ? [
          'All five are changed',
          'Nobody asked. One of the accounts belongs to somebody else and was reported as fraud: the next payment run pays it.',
        ]
      : aftermath(chosen);
    const isFine = chosen?.expected.outcome === 'match' && chosen.expected.signals.length === 0;
    after.replaceChildren(
      element(
        'div',
        { class: `answer ${isFine ? 'pay' : 'refuse'}` },
        element('h3', { text: heading }),
        element('p', { text }),
      ),
    );
    announce(heading);
    after.focus();
  });

  return {
    /** @param is Whether the page is now shown without the element. */
    show(is: boolean): void {
      stage.toggleAttribute('data-without', is);
      bare.hidden = !is;
      form.hidden = is;
      after.replaceChildren();
    },
    fill(payee: TestPayee): void {
      chosen = payee;
      name.value = payee.name;
      account.value = accountOf(payee);
      after.replaceChildren();
    },
    send: () => bare.requestSubmit(),
  };
}
