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

/** The browser's own `change` event does not leave a shadow root; its `input` does. */
const tell = ({ target }: Event) => {
  const root = target instanceof Node ? target.getRootNode() : undefined;
  if (root instanceof ShadowRoot) root.host.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
};

/** A choice between a few options. */
export function choiceView(choice: ChoiceView): TemplateResult {
  return html`<fieldset aria-describedby="${choice.id}-error" role="radiogroup" aria-required="true" aria-invalid=${choice.error ? 'true' : nothing}>
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
              @input=${() => choice.onChoose(value)}
              @change=${tell}
            />${label}</label
          >`,
      )}
    </div>
    <div class="error" part="error" id="${choice.id}-error" ?hidden=${!choice.error}>${choice.error}</div>
  </fieldset>`;
}
