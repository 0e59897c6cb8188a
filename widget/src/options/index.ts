/** A context around it, choices, UK accounts, a list of countries: loaded only if a page uses them. */
import { isSepaCountry } from '@payee-check/shared/iban/sepa';
import { defineContext, follow } from '../context/define.ts';
import { optionMessages } from '../locales/en/options.ts';
import type { LoadedMessages, OptionsPart } from '../parts.ts';
import { choiceStyles } from './choice.styles.ts';
import { choiceView } from './choice-view.ts';
import { identifierPart, identifierTexts } from './identifier.ts';
import { ukRules } from './uk-rules.ts';

const optionTexts = (messages: LoadedMessages) => ({ ...optionMessages, ...messages }).option;

export const part: OptionsPart = {
  defineContext,
  follow,
  styles: [choiceStyles],
  ukRules,
  accepts,
  ...identifierPart,
  inherited: async (host, form) => (await import('../appearance/index.ts')).part.inherited(host, form),
  texts(key, { fields, messages, assist }) {
    if (key === 'payeeName' || key === 'iban') return undefined;
    if (key === 'identifier') return identifierTexts({ fields, messages, assist });
    const texts = optionTexts(messages);
    const optional = key === 'secondaryReference';
    return { label: texts[key], hint: texts[`${key}Hint`], inputMode: optional ? 'text' : 'numeric', optional };
  },
  schemeChoice({ fields, messages, control, disabled, chosen }) {
    const texts = optionTexts(messages);
    return choiceView({
      id: 'scheme',
      legend: texts.scheme,
      options: [
        ['iban', messages.label.iban],
        ['uk', texts.ukAccount],
      ],
      chosen: fields.chosenScheme,
      error: '',
      disabled: disabled || control.readOnly,
      onChoose(value) {
        fields.chosenScheme = value === 'uk' ? 'uk' : 'iban';
        chosen();
      },
    });
  },
  typeChoice({ fields, messages, control, disabled, chosen, fault }) {
    const texts = optionTexts(messages);
    return choiceView({
      id: 'accountType',
      legend: texts.accountType,
      options: [
        ['personal', texts.personal],
        ['business', texts.business],
      ],
      chosen: fields.chosenType,
      error:
        fields.touched.has('accountType') && !fields.chosenType ? fault({ code: 'account_type', missing: true }) : '',
      disabled: disabled || control.readOnly,
      onChoose(value) {
        fields.chosenType = value === 'business' ? 'business' : 'personal';
        chosen();
      },
    });
  },
};

/** `countries` is space-separated, and `sepa` stands for all that SEPA reaches; empty accepts every country. */
function accepts(countries: string, country: string): boolean {
  const accepted = countries
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  return accepted.length === 0 || accepted.includes(country) || (accepted.includes('SEPA') && isSepaCountry(country));
}
