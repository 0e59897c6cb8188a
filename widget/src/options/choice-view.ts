import { html, nothing, type TemplateResult } from 'lit';

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
export function choiceView(choice: ChoiceView): TemplateResult {
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
              @input=${(event: Event) => event.stopPropagation()}
              @change=${() => choice.onChoose(value)}
            />${label}</label
          >`,
      )}
    </div>
    <div class="error" part="error" id="${choice.id}-error" ?hidden=${!choice.error}>${choice.error}</div>
  </fieldset>`;
}
