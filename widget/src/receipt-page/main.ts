import { type KeptReceipt, type ReceiptClaims, readKeptReceipt } from '@payee-check/shared/receipt';
import { describe, refusal } from './describe.ts';
import { accountOf, accountText, type Entered, identifierTexts, judge } from './judge.ts';
import { languages, type PageMessages, preferred } from './languages.ts';

/** The last result: rendered again when another language is chosen. */
type Finding =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'genuine'; readonly claims: ReceiptClaims; readonly given: Entered }
  | { readonly kind: 'refused'; readonly error: unknown };

function find<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}`);
  return found;
}

const form = find('form', HTMLFormElement);
const choice = find('#language', HTMLSelectElement);
const answer = find('#answer', HTMLElement);
const text = (name: string) => find(`[name="${name}"]`, HTMLInputElement);
const receipt = find('[name="receipt"]', HTMLTextAreaElement);
const file = find('[name="file"]', HTMLInputElement);
const keys = find('[name="keys"]', HTMLInputElement);

let language = preferred(navigator.languages);
let finding: Finding = { kind: 'nothing' };

const english: PageMessages = {
  page: languages['en']?.page ?? missing(),
  element: languages['en']?.element ?? missing(),
};
const messages = (): PageMessages => languages[language] ?? english;

function missing(): never {
  throw new Error('The page speaks no English');
}

function element(name: string, content: string | readonly Node[], className = ''): HTMLElement {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

function told(): readonly Node[] {
  const { page } = messages();
  if (finding.kind === 'nothing') return [];
  if (finding.kind === 'refused') {
    const why = refusal(finding.error, messages());
    // Without keys, nothing is known about it.
    if (why === page.noKeys) return [element('h2', why)];
    return [element('h2', page.nothing, 'refused'), element('p', why)];
  }
  const { claims, given } = finding;
  const rows = describe(claims, given, messages(), language).map(([label, value]) =>
    element('div', [element('dt', label), element('dd', value)]),
  );
  const print = element('button', page.print);
  print.setAttribute('type', 'button');
  print.addEventListener('click', () => window.print());
  return [
    element('h2', page.genuine, 'genuine'),
    ...(claims.src?.environment === 'sandbox' ? [element('p', page.sandbox, 'sandbox')] : []),
    element('dl', rows),
    element('p', page.limits, 'limits'),
    print,
  ];
}

function show(): void {
  const { page } = messages();
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = page.title;
  for (const label of document.querySelectorAll('[data-word]')) {
    const name = label.getAttribute('data-word') ?? '';
    label.textContent = Object.entries(page).find(([key]) => key === name)?.[1] ?? '';
  }
  answer.replaceChildren(...told());
}

function given(): Entered {
  const filled = (name: string) => text(name).value || undefined;
  return {
    receipt: receipt.value.trim(),
    account: accountOf(text('account').value),
    name: filled('name'),
    identifiers: text('identifier').value,
    reference: filled('order'),
    subject: filled('customer'),
  };
}

/** A file with account and name fills the fields, so that the reader sees what is compared. */
function fill(kept: KeptReceipt): void {
  receipt.value = kept.receipt;
  text('account').value = accountText(kept.account);
  text('name').value = kept.name ?? '';
  text('identifier').value = identifierTexts(kept.identifiers);
  text('order').value = kept.reference ?? '';
  text('customer').value = kept.subject ?? '';
}

/** Counts the changes: an answer about earlier values is ignored. */
let changes = 0;

async function verify(): Promise<void> {
  const held = given();
  const asked = changes;
  const found = await judge(held, (await keys.files?.[0]?.text()) ?? '').then(
    (claims): Finding => ({ kind: 'genuine', claims, given: held }),
    (error: unknown): Finding => ({ kind: 'refused', error }),
  );
  if (asked !== changes) return;
  finding = found;
  show();
  answer.focus();
}

/** A printed page must not say "genuine" beside values other than those that were verified. */
function forget(): void {
  changes += 1;
  finding = { kind: 'nothing' };
  show();
}

receipt.addEventListener('input', () => {
  const kept = readKeptReceipt(receipt.value);
  if (receipt.value.trim().startsWith('{') && kept !== null) fill(kept);
});
file.addEventListener('change', async () => {
  const kept = readKeptReceipt((await file.files?.[0]?.text()) ?? '');
  fill(kept ?? { receipt: '' });
  forget();
});
for (const changed of ['input', 'change']) form.addEventListener(changed, forget);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void verify();
});
choice.addEventListener('change', () => {
  language = choice.value;
  show();
});

/** Chromium has no words in these languages, and would name them in English. */
const ownName: Readonly<Record<string, string>> = { ga: 'Gaeilge', is: 'íslenska', mt: 'Malti' };
for (const tag of Object.keys(languages)) {
  const own = ownName[tag] ?? new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  const option = new Option(own, tag, tag === language, tag === language);
  option.lang = tag;
  choice.append(option);
}
show();
