import { z } from 'zod';
import * as field from '../../settings/fields.ts';
import { count, providerUrl, requiredSecret, testMode } from '../../settings/variable.ts';

export const settings = z.object({
  baseUrl: providerUrl('for instance https://api.ibantrack.com/api-v1'),
  clientId: requiredSecret(field.secretText(), 'OAuth 2 client id'),
  clientSecret: requiredSecret(field.secretText(), 'OAuth 2 client secret'),
  sandbox: testMode('use its sandbox, which asks no bank; refused in production'),
  postsPerMinute: count('60', 'its own limit of POST requests'),
  getsPerMinute: count('120', 'its own limit of GET requests'),
});
export type IbantrackSettings = z.output<typeof settings>;
