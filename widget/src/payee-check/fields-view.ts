import { html, nothing, type TemplateResult } from 'lit';
import type { Fields } from '../controllers/fields.ts';
import { countryName } from '../fields/country.ts';
import { countryOf } from '../fields/iban.ts';
import type { OptionsPart, Words } from '../parts.ts';
import type { Fault, FieldKey } from '../types.ts';

/** What a page says of the control. */
interface Control {
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly autofocus: boolean;
  readonly autocomplete: string;
}

export interface FieldsView {
  control: Control;
  fields: Fields;
  /** Once loaded, where there is a choice to show. */
  options: OptionsPart | undefined;
  /** The payer chooses between an IBAN and a UK account. */
  auto: boolean;
  /** By the control's own attribute or a fieldset's. */
  disabled: boolean;
  messages: Words;
  locale: string;
  /** A fault in words, and its place in what the field shows. */
  fault(fault: Fault | undefined): string;
  place(fault: Fault): unknown;
  /** What stands under a field. */
  notes(key: FieldKey): unknown;
  /** The payer chose among options. */
  chosen(): void;
}

/** The control's fields and choices. */
export function fieldsView(view: FieldsView): TemplateResult[] {
  const { fields, options } = view;
  return fields.keys.map(
    (key, index) =>
      html`${index === 1 && view.auto ? options?.schemeChoice(view) : nothing}${field(key, view)}${
        index === 0 && fields.asksType ? options?.typeChoice(view) : nothing
      }`,
  );
}

/** One labelled text field; label, input, hint and error share a root, so that their ids find each other. */
function field(id: FieldKey, view: FieldsView) {
  const { control, fields, messages, locale, options } = view;
  const wrong = fields.fault(id);
  const fault = fields.touched.has(id) ? wrong : undefined;
  const error = view.fault(fault);
  const isName = id === 'payeeName';
  const isIban = id === 'iban';
  const word = isName ? 'name' : 'iban';
  const other = isName || isIban ? undefined : options?.words(id, messages);
  const country = isIban && countryOf(fields.values.iban);
  return html`<div class="field ${isName ? '' : `account ${id}`} ${error ? 'bad' : ''}">
    <label part="label" for=${id}>${other?.label ?? messages.label[word]}</label>
    <div class="box">
      <input
        part="input"
        id=${id}
        type="text"
        dir=${isName ? 'auto' : 'ltr'}
        inputmode=${other?.inputMode ?? 'text'}
        autocapitalize=${isName ? 'words' : 'characters'}
        autocorrect="off"
        spellcheck="false"
        autocomplete=${(isName && control.autocomplete) || 'off'}
        aria-describedby="${id}-hint ${id}-error ${id}-notes"
        aria-required=${control.required && !other?.optional}
        aria-invalid=${error ? 'true' : nothing}
        ?autofocus=${isName && control.autofocus}
        ?disabled=${view.disabled}
        ?readonly=${control.readOnly}
      />
      ${country ? html`<span class="chip">${country}<span> · ${countryName(country, locale)}</span></span>` : nothing}
    </div>
    <div class="hint" part="hint" id="${id}-hint" ?hidden=${error}>${(isName || wrong || other?.optional) && (other?.hint ?? messages.hint[word])}</div>
    <div class="error" part="error" id="${id}-error" ?hidden=${!error}>
      ${error}${isIban && fault ? view.place(fault) : nothing}
    </div>
    <div id="${id}-notes">${view.notes(id)}</div>
  </div>`;
}
