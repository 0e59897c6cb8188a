import { z } from 'zod';
import * as field from '../../settings/fields.ts';
import { type Fault, providerUrl, secret } from '../../settings/variable.ts';
import { variableName, type Written } from '../definition.ts';

export const settings = z.object({
  baseUrl: providerUrl('as Ibanera gives it, without /api/v1'),
  username: secret(field.secretText(), 'user name'),
  password: secret(field.secretText(), 'password'),
  totpSecret: secret(field.base32, 'base32 secret of the one-time passwords'),
  accessToken: secret(field.secretText(), 'access token, instead of user name and password'),
});
export type IbaneraSettings = z.output<typeof settings>;

/** The log-in settings have to be complete, unless a token replaces them; logging in also needs a one-time code. */
const LOG_IN = ['username', 'password', 'totpSecret'] as const;

export function rules(written: Written<typeof settings.shape>): Fault[] {
  if (written.accessToken !== undefined) return [];
  return LOG_IN.filter((setting) => written[setting] === undefined).map((setting) => ({
    name: variableName('ibanera', setting),
    message: 'is missing: PROVIDERS names ibanera and IBANERA_ACCESS_TOKEN is not set',
  }));
}
