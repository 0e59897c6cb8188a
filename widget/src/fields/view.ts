import { html, nothing } from 'lit';

export interface FieldView {
  id: string;
  /** A number, which is set in tabular figures, rather than a name. */
  account: boolean;
  label: string;
  hint: string;
  /** In words; empty while there is none to show. */
  error: string;
  /** The error's place within what is shown. */
  place: unknown;
  required: boolean;
  disabled: boolean;
  readOnly: boolean;
  autocomplete: string;
  /** Nothing but digits: a phone shows its number pad. */
  numeric: boolean;
  /** Country chip: code and name. */
  chip: { code: string; name: string } | undefined;
  /** Bank name or a doubt, under the field. */
  notes: unknown;
}

/** One labelled text field; label, input, hint and error share a root, so that their ids find each other. */
export function fieldView(field: FieldView) {
  const { id, error, chip, account } = field;
  return html`<div class="field ${account ? 'account' : ''} ${error ? 'bad' : ''}">
    <label part="label" for=${id}>${field.label}</label>
    <div class="box">
      <input
        part="input"
        id=${id}
        type="text"
        dir=${account ? 'ltr' : 'auto'}
        inputmode=${field.numeric ? 'numeric' : 'text'}
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
      ${error}${field.place}
    </div>
    <div id="${id}-notes">${field.notes}</div>
  </div>`;
}
