import { html, nothing } from 'lit';
import type { Fields } from '../controllers/fields.ts';
import type { Words } from '../controllers/language.ts';
import { countryName } from '../fields/country.ts';
import { countryOf } from '../fields/iban.ts';
import { fieldView } from '../fields/view.ts';
import type { Fault, FieldKey } from '../types.ts';
import type { OptionsPart } from './options.ts';

export interface FieldsView {
  fields: Fields;
  /** Once loaded, where there is a choice to show. */
  options: OptionsPart | undefined;
  /** The payer chooses between an IBAN and a UK account. */
  auto: boolean;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  autocomplete: string;
  messages: Words;
  locale: string;
  /** A fault in words, and its place in what the field shows. */
  fault(fault: Fault | undefined): string;
  place(fault: Fault): unknown;
  /** What stands under the IBAN. */
  notes: unknown;
  /** The payer chose among options. */
  chosen(): void;
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
  const { fields, options } = view;
  return fields.keys.map(
    (key, index) =>
      html`${index === 1 && view.auto ? options?.schemeChoice(view) : nothing}${field(key, view)}${
        index === 0 && fields.asksType ? options?.typeChoice(view) : nothing
      }`,
  );
}

function field(key: FieldKey, view: FieldsView) {
  const { fields, messages, locale } = view;
  const value = fields.values[key];
  const fault = fields.touched.has(key) ? fields.fault(key) : undefined;
  const country = key === 'iban' ? countryOf(value) : undefined;
  return fieldView({
    id: key,
    account: key !== 'payeeName',
    label: messages.label[words[key]],
    hint: messages.hint[words[key]],
    error: view.fault(fault),
    place: fault && key === 'iban' ? view.place(fault) : nothing,
    required: view.required && key !== 'secondaryReference',
    disabled: view.disabled,
    readOnly: view.readOnly,
    autocomplete: (key === 'payeeName' && view.autocomplete) || 'off',
    numeric: key === 'sortCode' || key === 'accountNumber',
    chip: country ? { code: country, name: countryName(country, locale) } : undefined,
    notes: key === 'iban' ? view.notes : nothing,
  });
}
