import { formatIban } from '@payee-check/shared/iban/field';
import { html, nothing } from 'lit';
import type { Fields } from '../controllers/fields.ts';
import type { Insight } from '../controllers/insight.ts';
import { countryOf } from '../fields/iban.ts';
import { placeOf } from '../fields/place.ts';
import { choiceView, fieldView } from '../fields/view.ts';
import { countryName, faultWords } from '../fields/words.ts';
import type { Messages } from '../locales/messages.ts';
import type { FieldKey } from '../types.ts';

export interface FieldsView {
  fields: Fields;
  insight: Insight;
  /** The payer chooses between an IBAN and a UK account. */
  auto: boolean;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  autocomplete: string;
  messages: Messages;
  locale: string;
  /** The payer chose among options, or took over a suggestion. */
  edited(): void;
}

const words = {
  payeeName: 'name',
  iban: 'iban',
  sortCode: 'sortCode',
  accountNumber: 'accountNumber',
  secondaryReference: 'reference',
} as const;

/** The control's fields and choices. */
export function fieldsView(view: FieldsView) {
  const { fields, messages, edited, auto } = view;
  const { label } = messages;
  const disabled = view.disabled || view.readOnly;
  return fields.keys.map((key, index) => [
    index === 1 && auto
      ? choiceView({
          id: 'scheme',
          legend: label.scheme,
          options: [
            ['iban', label.iban],
            ['uk', label.ukAccount],
          ],
          chosen: fields.chosenScheme,
          error: '',
          disabled,
          onChoose(value) {
            fields.chosenScheme = value === 'uk' ? 'uk' : 'iban';
            edited();
          },
        })
      : nothing,
    field(key, view),
    key === 'payeeName' && fields.asksType
      ? choiceView({
          id: 'accountType',
          legend: label.accountType,
          options: [
            ['personal', label.personal],
            ['business', label.business],
          ],
          chosen: fields.chosenType,
          error: fields.touched.has('accountType') && !fields.chosenType ? messages.fault.account_type : '',
          disabled,
          onChoose(value) {
            fields.chosenType = value === 'business' ? 'business' : 'personal';
            edited();
          },
        })
      : nothing,
  ]);
}

function field(key: FieldKey, view: FieldsView) {
  const { fields, messages, locale } = view;
  const value = fields.values[key];
  const fault = fields.touched.has(key) ? fields.fault(key) : undefined;
  const country = key === 'iban' ? countryOf(value) : undefined;
  const optional = key === 'secondaryReference';
  const shown = optional && !value ? undefined : fault;
  return fieldView({
    id: key,
    kind: key === 'payeeName' ? 'name' : 'account',
    label: messages.label[words[key]],
    hint: messages.hint[words[key]],
    error: shown ? faultWords(shown, messages, locale) : '',
    place: shown && key === 'iban' ? placeOf(value, shown) : undefined,
    required: view.required && !optional,
    disabled: view.disabled,
    readOnly: view.readOnly,
    autocomplete: (key === 'payeeName' && view.autocomplete) || 'off',
    inputMode: key === 'sortCode' || key === 'accountNumber' ? 'numeric' : 'text',
    chip: country ? { code: country, name: countryName(country, locale) } : undefined,
    notes: key === 'iban' ? notes(view) : nothing,
  });
}

/** What stands under the IBAN: the bank, a doubt, or what may have been meant. */
function notes({ fields, insight, messages, edited }: FieldsView) {
  const bank = insight.account?.bank?.name;
  return [
    bank ? html`<div class="note" part="bank">${bank}</div>` : nothing,
    insight.doubtful ? html`<div class="note">${messages.fault.national_check}</div>` : nothing,
    insight.slips.length > 0
      ? html`<div class="note">
          ${messages.suggestion.intro}
          <div class="actions">
            ${insight.slips.map(
              (iban) =>
                html`<button
                  type="button"
                  part="button"
                  class="slip"
                  dir="ltr"
                  @click=${() => {
                    fields.set('iban', iban);
                    edited();
                  }}
                >
                  ${formatIban(iban)}
                </button>`,
            )}
          </div>
        </div>`
      : nothing,
  ];
}
