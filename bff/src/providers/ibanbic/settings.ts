import { z } from 'zod';
import * as field from '../../settings/fields.ts';
import { providerUrl, requiredSecret, testMode } from '../../settings/variable.ts';

export const settings = z.object({
  baseUrl: providerUrl('for instance https://rest.sepatools.eu'),
  username: requiredSecret(field.secretText(), 'user name of the web service'),
  password: requiredSecret(field.secretText(), 'password of the web service'),
  dummy: testMode('use validate_iban_dummy, which costs nothing; refused in production'),
});
export type IbanbicSettings = z.output<typeof settings>;
