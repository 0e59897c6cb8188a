/** Choices, UK accounts and a list of countries: loaded only where a page asks for them. */
import type { OptionsPart } from '../payee-check/options.ts';
import { choiceStyles } from './choice.styles.ts';
import { choiceView } from './choice-view.ts';
import { accepts } from './countries.ts';
import { ukRules } from './uk-rules.ts';

export const part: OptionsPart = {
  styles: [choiceStyles],
  ukRules,
  accepts,
  schemeChoice({ fields, messages: { label }, disabled, readOnly, chosen }) {
    return choiceView({
      id: 'scheme',
      legend: label.scheme,
      options: [
        ['iban', label.iban],
        ['uk', label.ukAccount],
      ],
      chosen: fields.chosenScheme,
      error: '',
      disabled: disabled || readOnly,
      onChoose(value) {
        fields.chosenScheme = value === 'uk' ? 'uk' : 'iban';
        chosen();
      },
    });
  },
  typeChoice({ fields, messages: { label }, disabled, readOnly, chosen, fault }) {
    return choiceView({
      id: 'accountType',
      legend: label.accountType,
      options: [
        ['personal', label.personal],
        ['business', label.business],
      ],
      chosen: fields.chosenType,
      error:
        fields.touched.has('accountType') && !fields.chosenType ? fault({ code: 'account_type', missing: true }) : '',
      disabled: disabled || readOnly,
      onChoose(value) {
        fields.chosenType = value === 'business' ? 'business' : 'personal';
        chosen();
      },
    });
  },
};
