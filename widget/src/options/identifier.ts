import { formatIdentifierTyping } from '@payee-check/shared/identifiers/typing';
import { nothing } from 'lit';
import { fill } from '../locales/format.ts';
import type { FieldTexts, OptionsPart } from '../parts.ts';
import type { IdentifierType } from '../types.ts';
import { choiceView } from './choice-view.ts';

const TYPES: readonly IdentifierType[] = ['lei', 'vat', 'registration_number', 'tax_id', 'duns'];

const names: Readonly<Record<IdentifierType, string>> = {
  lei: 'LEI',
  vat: 'VAT',
  registration_number: '#',
  tax_id: '#',
  duns: 'D-U-N-S',
};

type Part = Pick<OptionsPart, 'identifierTypes' | 'identifierRules' | 'identifierChoice'>;

/** A field for an organisation's number. */
export const identifierPart: Part = {
  /** `only` by itself asks for the types that are valid in every country. */
  identifierTypes(attribute) {
    const words = attribute.toLowerCase().split(/[\s,]+/);
    const types = TYPES.filter((type) => words.includes(type));
    return types.length === 0 && words.includes('only') ? ['lei', 'vat'] : types;
  },
  identifierRules: (type) => ({
    type: (_key, previous, next, caret, inputType) => formatIdentifierTyping(type, previous, next, caret, inputType),
  }),
  identifierChoice({ fields, assist, control, disabled, chosen }) {
    const types = fields.identifierTypes;
    if (types.length < 2 || !assist) return nothing;
    return choiceView({
      id: 'identifierType',
      legend: assist.identifier.type,
      options: types.map((type) => [type, assist.identifier.label[type]]),
      chosen: fields.identifierType,
      error: '',
      disabled: disabled || control.readOnly,
      onChoose(value) {
        fields.chosenIdentifier = value;
        fields.set('identifier', fields.values.identifier);
        chosen();
      },
    });
  },
};

/** Until the messages are loaded, the number has its international name. */
export function identifierTexts({ fields, assist }: FieldTexts): ReturnType<OptionsPart['texts']> {
  const type = fields.identifierType;
  const texts = assist?.identifier;
  const label = texts?.label[type] ?? names[type];
  const optional = fields.asksName;
  return {
    label: optional && texts ? fill(texts.optional, { label }, 'en') : label,
    hint: type === 'lei' || type === 'vat' || type === 'registration_number' ? (texts?.hint[type] ?? '') : '',
    inputMode: type === 'duns' ? 'numeric' : 'text',
    optional,
  };
}
