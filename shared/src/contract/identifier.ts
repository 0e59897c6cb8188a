import { z } from 'zod';
import { typedText } from './text.ts';

export const identifier = z.strictObject({
  type: z.enum(['lei', 'vat', 'registration_number', 'tax_id', 'duns']),
  value: typedText(70),
});
export type Identifier = z.infer<typeof identifier>;
