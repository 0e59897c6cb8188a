import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { ProviderName } from '@payee-check/shared/contract';
import { list, withLineBreaks } from '../settings/fields.ts';
import type { Fault, Settings } from '../settings/variable.ts';
import type { VariableName } from './environment.ts';
import { productionFaults } from './production.ts';

/** What each provider cannot do without. */
const PROVIDER_NEEDS: Readonly<Record<ProviderName, readonly VariableName[]>> = {
  ibantrack: ['IBANTRACK_BASE_URL', 'IBANTRACK_CLIENT_ID', 'IBANTRACK_CLIENT_SECRET'],
  banfico: ['BANFICO_BASE_URL', 'BANFICO_TOKEN_URL', 'BANFICO_CLIENT_ID', 'BANFICO_CLIENT_SECRET'],
  ibanbic: ['IBANBIC_BASE_URL', 'IBANBIC_USERNAME', 'IBANBIC_PASSWORD'],
  ibanity: ['IBANITY_BASE_URL', 'IBANITY_CERTIFICATE', 'IBANITY_PRIVATE_KEY'],
  ibanera: ['IBANERA_BASE_URL'],
};

const IBANERA_LOGIN: readonly VariableName[] = ['IBANERA_USERNAME', 'IBANERA_PASSWORD', 'IBANERA_TOTP_SECRET'];

/** What several instances, or the open internet, must agree on: a value made at start would do for neither. */
const SHARED_STATE: readonly VariableName[] = ['PUBLIC_URL', 'SESSION_SECRET', 'RECEIPT_KEYS'];

const URLS: Readonly<Record<ProviderName, readonly VariableName[]>> = {
  ibantrack: ['IBANTRACK_BASE_URL'],
  banfico: ['BANFICO_BASE_URL', 'BANFICO_TOKEN_URL'],
  ibanbic: ['IBANBIC_BASE_URL'],
  ibanity: ['IBANITY_BASE_URL'],
  ibanera: ['IBANERA_BASE_URL'],
};

function namedProviders(settings: Settings): ProviderName[] {
  const named = new Set(list(settings.PROVIDERS ?? ''));
  return (Object.keys(PROVIDER_NEEDS) as ProviderName[]).filter((name) => named.has(name));
}

function missing(settings: Settings, names: readonly VariableName[], because: string): Fault[] {
  return names
    .filter((name) => settings[name] === undefined)
    .map((name) => ({ name, message: `is missing: ${because}` }));
}

/** Two settings that mean nothing one without the other. */
function pairFaults(settings: Settings, one: VariableName, other: VariableName): Fault[] {
  if ((settings[one] === undefined) === (settings[other] === undefined)) return [];
  const [absent, present] = settings[one] === undefined ? [one, other] : [other, one];
  return [{ name: absent, message: `is missing: ${present} is set` }];
}

function ibanityFaults(settings: Settings): Fault[] {
  return [...pairFaults(settings, 'IBANITY_SIGNATURE_KEY', 'IBANITY_SIGNATURE_KEY_ID'), ...clientKeyFaults(settings)];
}

/** Whether the three that make a client certificate go together. What each of them is, is told where it is read. */
function clientKeyFaults(settings: Settings): Fault[] {
  const { IBANITY_CERTIFICATE: certificate, IBANITY_PRIVATE_KEY: privateKey } = settings;
  if (privateKey === undefined) return [];
  const key = read(() =>
    createPrivateKey({ key: withLineBreaks(privateKey), passphrase: settings.IBANITY_KEY_PASSPHRASE ?? '' }),
  );
  if (key === null) {
    const encrypted = privateKey.includes('ENCRYPTED');
    return encrypted ? [{ name: 'IBANITY_KEY_PASSPHRASE', message: 'does not open IBANITY_PRIVATE_KEY' }] : [];
  }
  if (certificate === undefined) return [];
  const together = read(() => new X509Certificate(withLineBreaks(certificate)).checkPrivateKey(key));
  return together === false ? [{ name: 'IBANITY_PRIVATE_KEY', message: 'is not the key of IBANITY_CERTIFICATE' }] : [];
}

function read<T>(what: () => T): T | null {
  try {
    return what();
  } catch {
    return null;
  }
}

function providerFaults(settings: Settings, provider: ProviderName): Fault[] {
  const because = `PROVIDERS names ${provider}`;
  const faults = missing(settings, PROVIDER_NEEDS[provider], because);
  if (provider === 'banfico') {
    faults.push(...pairFaults(settings, 'BANFICO_INITIATOR_ID_TYPE', 'BANFICO_INITIATOR_ID'));
  }
  if (provider === 'ibanity') faults.push(...ibanityFaults(settings));
  if (provider === 'ibanera' && settings.IBANERA_ACCESS_TOKEN === undefined) {
    faults.push(...missing(settings, IBANERA_LOGIN, `${because} and IBANERA_ACCESS_TOKEN is not set`));
  }
  return faults;
}

/** Several instances without a common store would let through what each of them allows. */
function storeFaults({ REDIS_URL: url, STORE: store }: Settings): Fault[] {
  if (url !== undefined && store !== undefined) return [{ name: 'STORE', message: 'is set beside REDIS_URL' }];
  const message = 'is missing: NODE_ENV is production. STORE=memory runs one instance without it';
  return url === undefined && store === undefined ? [{ name: 'REDIS_URL', message }] : [];
}

/** A service knows its customers by two keys; proof of work needs none. */
function challengeFaults(settings: Settings): Fault[] {
  const { CHALLENGE: challenge } = settings;
  if (challenge === undefined || challenge === 'none' || challenge === 'altcha') return [];
  return missing(settings, ['CHALLENGE_SITE_KEY', 'CHALLENGE_SECRET'], `CHALLENGE is ${challenge}`);
}

/**
 * What settings ask of each other. It looks at them as text, so that it finds its faults beside those that the schema
 * finds in single settings, and one message can list them all.
 */
export function requirementFaults(settings: Settings): Fault[] {
  const faults: Fault[] = [];
  const providers = namedProviders(settings);
  if (settings.NODE_ENV === 'production') {
    faults.push(...missing(settings, SHARED_STATE, 'NODE_ENV is production'), ...storeFaults(settings));
    faults.push(
      ...productionFaults(
        settings,
        providers.flatMap((provider) => URLS[provider]),
      ),
    );
  } else if (settings.REDIS_URL !== undefined) faults.push(...missing(settings, SHARED_STATE, 'REDIS_URL is set'));
  faults.push(...challengeFaults(settings));
  for (const provider of providers) faults.push(...providerFaults(settings, provider));
  return faults;
}
