import { expect, it } from 'vitest';
import { formatIdentifierTyping } from './identifier.ts';

it.each([
  ['lei', '', '5299 00t8|', '529900T8|'],
  ['lei', '5299', '52x|99', '52X|99'],
  ['duns', '15', '150|', '15-0|'],
  ['duns', '15-048', '15-0483|', '15-048-3|'],
  ['duns', '15-048-3', '15-048-|', '15-048|'],
  ['duns', '', '150483782|', '15-048-3782|'],
  ['duns', '15-048-3782', '15|048-3782', '1|0-483-782'],
  ['vat', 'd', 'de 13|6', 'DE 13|6'],
  ['vat', '', 'che-107.787|.577', 'CHE-107.787|.577'],
  ['registration_number', '', 'hrb 12345|', 'HRB 12345|'],
  ['registration_number', '', 'ıß|', 'ıß|'],
] as const)('%s: %j to %j', (type, previous, next, shown) => {
  const typed = formatIdentifierTyping(
    type,
    previous,
    next.replace('|', ''),
    next.indexOf('|'),
    next.length < previous.length + 1 ? 'deleteContentBackward' : 'insertText',
  );
  expect(`${typed.value.slice(0, typed.caret)}|${typed.value.slice(typed.caret)}`).toBe(shown);
});
