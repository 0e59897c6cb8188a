import { z } from 'zod';
import * as field from '../../settings/fields.ts';
import { type Fault, plain, providerUrl, requiredSecret } from '../../settings/variable.ts';
import { pairFaults, type Written } from '../definition.ts';

export const settings = z.object({
  baseUrl: providerUrl('as Banfico gives it, without /v1.0'),
  tokenUrl: providerUrl('URL of its access tokens'),
  clientId: requiredSecret(field.secretText(), 'OAuth 2 client id'),
  clientSecret: requiredSecret(field.secretText(), 'OAuth 2 client secret'),
  initiatorIdType: plain(
    field.text,
    'who asks, for schemes that require it: the type of id, such as VAT or ICS. Default: not sent',
  ),
  initiatorId: plain(field.text, 'the id itself'),
  initiatorReference: plain(
    field.text,
    'what the question is for, such as RUM- and a mandate reference, if the check has no reference. Default: none',
  ),
});
export type BanficoSettings = z.output<typeof settings>;

export function rules(written: Written<typeof settings.shape>): Fault[] {
  return pairFaults('banfico', written, ['initiatorIdType', 'initiatorId']);
}
