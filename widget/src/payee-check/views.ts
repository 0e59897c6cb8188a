import { html, nothing, type TemplateResult } from 'lit';
import type { CheckController } from '../controllers/check.ts';
import type { Fields } from '../controllers/fields.ts';
import type { Host } from '../controllers/host.ts';
import type { LanguageController } from '../controllers/language.ts';
import type { Typing } from '../controllers/typing.ts';
import type { OptionsPart } from '../parts.ts';
import { themeOf } from '../styles/palette.ts';
import type { FieldKey } from '../types.ts';

/** What is shown of an element. */
interface View {
  element: Host['element'];
  /** By the control's own attribute or a fieldset's. */
  disabled: boolean;
  fields: Fields;
  /** Once loaded, if there is a choice to show. */
  options: OptionsPart | undefined;
  language: LanguageController;
  check: CheckController;
  typing: Typing;
  /** The payer chose among options. */
  chosen(): void;
  /** Why the form was not submitted, if no field is at fault. */
  held: string;
}

/** The whole element. */
export function controlView(view: View): TemplateResult {
  const { element, disabled, check, typing } = view;
  const { messages, locale, direction } = view.language;
  return html`<div
      class="root"
      part="form-control"
      role="group"
      aria-labelledby=${element.querySelector(':scope > [slot=label]') ? 'legend' : nothing}
      aria-label=${messages.label.group}
      data-theme=${themeOf(element, element.theme)}
      lang=${locale}
      dir=${direction}
    >
      <div id="anchor" tabindex="-1" @focus=${() => queueMicrotask(() => element.focus())}></div>
      <div class="legend" id="legend"><slot name="label" @slotchange=${() => element.requestUpdate()}></slot></div>
      <div
        @paste=${typing.onPaste}
        @input=${typing.onInput}
        @compositionend=${typing.onInput}
        @change=${typing.onChange}
        @keydown=${typing.onKeydown}
        @focusin=${typing.onFocusIn}
        @focusout=${typing.onFocusOut}
      >
        ${check.conversation?.scan(disabled || element.readOnly)}${fieldsView(view)}
      </div>
      <slot name="help"></slot>
      <div id="result" tabindex="-1">${check.view(disabled || element.readOnly)}</div>
      <div class="error held" part="error" role="alert">${view.held}</div>
      <div class="sr" role="status">${check.conversation?.announcement}</div>
      <slot name="footer"></slot>
    </div>`;
}

function fieldsView(view: View): TemplateResult[] {
  const { element, disabled, fields, options, language, check, chosen } = view;
  const { messages, assist } = language;
  const choice = { control: element, disabled, fields, messages, assist, chosen, fault: check.fault };
  return fields.keys.map(
    (key, index) =>
      html`${key === fields.accountKey && element.scheme === 'auto' ? options?.schemeChoice(choice) : nothing}${
        key === 'identifier' ? options?.identifierChoice(choice) : nothing
      }${field(key, view)}${index === 0 && fields.asksType ? options?.typeChoice(choice) : nothing}`,
  );
}

/** One labelled text field; label, input, hint and error share a root, so that their ids find each other. */
function field(id: FieldKey, { element, disabled, fields, options, language, check }: View) {
  const { messages } = language;
  const { conversation } = check;
  const wrong = fields.fault(id);
  const fault = fields.touched.has(id) ? wrong : undefined;
  const error = check.fault(fault);
  const isName = id === 'payeeName';
  const isIban = id === 'iban';
  const word = isName ? 'name' : 'iban';
  const other = isName || isIban ? undefined : options?.texts(id, { fields, messages, assist: language.assist });
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
        autocomplete=${(isName && element.autocomplete) || 'off'}
        aria-describedby="${id}-${error ? 'error' : 'hint'} ${id}-notes"
        aria-required=${element.required && !other?.optional}
        aria-invalid=${error ? 'true' : nothing}
        ?autofocus=${isName && element.autofocus}
        ?disabled=${disabled}
        ?readonly=${element.readOnly}
      />
      ${isIban ? conversation?.notes.chip() : nothing}
    </div>
    <div class="hint" part="hint" id="${id}-hint" ?hidden=${error}>${isName || wrong || !fields.values[id] ? (other?.hint ?? messages.hint[word]) : ''}</div>
    <div class="error" part="error" id="${id}-error" ?hidden=${!error}>
      ${error}${fault ? conversation?.notes.place(id, fault) : nothing}
    </div>
    <div id="${id}-notes">${conversation?.notes.view(id, disabled || element.readOnly)}</div>
    <div>${conversation?.notes.actions(id, disabled || element.readOnly)}</div>
  </div>`;
}
