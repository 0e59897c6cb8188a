import { html, nothing } from 'lit';
import type { Place } from './place.ts';

export interface FieldView {
  id: string;
  /** Extra classes: `account` for numbers, which are set in tabular figures. */
  kind: string;
  label: string;
  hint: string;
  /** In words; empty while there is none to show. */
  error: string;
  /** The error's place within what is shown. */
  place: Place | undefined;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  autocomplete: string;
  inputMode: 'text' | 'numeric';
  /** Country chip: code and name. */
  chip: { code: string; name: string } | undefined;
  /** Bank name or a doubt, under the field. */
  notes: unknown;
}

/** One labelled text field; label, input, hint and error share a root, so that their ids find each other. */
export function fieldView(field: FieldView) {
  const { id, error, chip } = field;
  const account = field.kind === 'account';
  return html`<div class="field ${field.kind} ${error ? 'bad' : ''}">
    <label part="label" for=${id}>${field.label}</label>
    <div class="box">
      <input
        part="input"
        id=${id}
        type="text"
        dir=${account ? 'ltr' : 'auto'}
        inputmode=${field.inputMode}
        autocapitalize=${account ? 'characters' : 'words'}
        autocorrect="off"
        spellcheck="false"
        autocomplete=${field.autocomplete}
        aria-describedby="${id}-hint ${id}-error ${id}-notes"
        aria-required=${field.required ? 'true' : 'false'}
        aria-invalid=${error ? 'true' : nothing}
        ?disabled=${field.disabled}
        ?readonly=${field.readOnly}
      />
      ${chip ? html`<span class="chip" dir="ltr">${chip.code}<span> · ${chip.name}</span></span>` : nothing}
    </div>
    <div class="hint" part="hint" id="${id}-hint" ?hidden=${error}>${field.hint}</div>
    <div class="error" part="error" id="${id}-error" ?hidden=${!error}>
      ${error}${
        field.place
          ? html`<bdo class="place" dir="ltr">${field.place.before}<mark>${field.place.at}</mark>${field.place.after}</bdo>`
          : nothing
      }
    </div>
    <div id="${id}-notes">${field.notes}</div>
  </div>`;
}

export interface ChoiceView {
  id: string;
  legend: string;
  options: readonly (readonly [value: string, label: string])[];
  chosen: string;
  error: string;
  disabled: boolean;
  onChoose(value: string): void;
}

/** A choice of one among a few. */
export function choiceView(choice: ChoiceView) {
  return html`<fieldset aria-describedby="${choice.id}-error" role="radiogroup" aria-required="true">
    <legend part="label">${choice.legend}</legend>
    <div class="choices">
      ${choice.options.map(
        ([value, label], index) =>
          html`<label
            ><input
              type="radio"
              id=${index ? nothing : choice.id}
              name=${choice.id}
              .value=${value}
              .checked=${value === choice.chosen}
              ?disabled=${choice.disabled}
              @change=${() => choice.onChoose(value)}
            />${label}</label
          >`,
      )}
    </div>
    <div class="error" part="error" id="${choice.id}-error" ?hidden=${!choice.error}>${choice.error}</div>
  </fieldset>`;
}
