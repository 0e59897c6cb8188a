import { describe, expect, it } from 'vitest';
import { unknownVariables } from './unknown.ts';

const told = (env: NodeJS.ProcessEnv) => unknownVariables(env).map(({ name, message }) => `${name} ${message}`);

describe('a variable that was meant for us but does not exist', () => {
  it.each([
    ['LIMIT_CHECKS_PER_SESION', 'LIMIT_CHECKS_PER_SESSION'],
    ['LIMITS_CHECKS_PER_MINUTE', 'LIMIT_CHECKS_PER_MINUTE'],
    ['LIMIT_PROVIDER_CALLS_A_DAY', 'LIMIT_PROVIDER_CALLS_PER_DAY'],
    ['limit_names_per_account', 'LIMIT_NAMES_PER_ACCOUNT'],
    ['IBANTRACK_CLIENTID', 'IBANTRACK_CLIENT_ID'],
    ['IBANTRAK_CLIENT_SECRET', 'IBANTRACK_CLIENT_SECRET'],
    ['IBANITY_CERTIFICAT_FILE', 'IBANITY_CERTIFICATE'],
    ['ALLOWED_ORIGIN', 'ALLOWED_ORIGINS'],
    ['ALOWED_ORIGINS', 'ALLOWED_ORIGINS'],
    ['PUBLIC_ULR', 'PUBLIC_URL'],
    ['REDIS_URI', 'REDIS_URL'],
    ['CHECK_DEADLINE', 'CHECK_DEADLINE_MS'],
    ['CHECK_DEADLINE_SECONDS', 'CHECK_DEADLINE_MS'],
    ['SESSION_TTL', 'SESSION_TTL_SECONDS'],
    ['MERCHANT_API_KEY', 'MERCHANT_API_KEYS'],
    ['TRUST_PROXY_HOPS', 'TRUST_PROXY'],
  ])('%s is reported, with the nearest known one: %s', (name, meant) => {
    expect(told({ [name]: '1' })).toEqual([`${name} is not a setting: did you mean ${meant}?`]);
  });

  it.each(['ALLOWED_ORIGINS_FILE', 'PUBLIC_URL_FILE', 'IBANTRACK_SANDBOX_FILE'])(
    '%s is reported: what is not a secret is not read from a file',
    (name) => {
      expect(told({ [name]: '/run/secrets/x' })).toEqual([
        `${name} is not a setting: ${name.slice(0, -'_FILE'.length)} is no secret, and is not read from a file`,
      ]);
    },
  );

  it('repeats no value, and treats an empty one as not set', () => {
    expect(told({ IBANTRACK_CLIENTSECRET: 'canary' }).join()).not.toContain('canary');
    expect(told({ LIMIT_CHECKS_PER_SESION: ' ' })).toEqual([]);
  });
});

describe('variables that belong to others', () => {
  it.each([
    {
      REDIS_PORT: 'tcp://10.0.0.11:6379',
      REDIS_PORT_6379_TCP: 'tcp://10.0.0.11:6379',
      REDIS_PORT_6379_TCP_PROTO: 'tcp',
    },
    { REDIS_SERVICE_HOST: '10.0.0.11', REDIS_SERVICE_PORT: '6379', REDIS_SERVICE_PORT_REDIS: '6379' },
    { IBANTRACK_PROXY_SERVICE_HOST: '10.0.0.12', IBANTRACK_PROXY_PORT: 'tcp://10.0.0.12:443' },
    { IBANERA_PORT_443_TCP_ADDR: '10.0.0.13', METRIC_PORT: 'tcp://10.0.0.14:9464', LIMIT_SERVICE_HOST: '10.0.0.15' },
    { REDIS_HOST: 'redis', REDIS_PASSWORD: 'x', REDIS_DB: '0', REDIS_SSL: '1', REDIS_TLS_URL: 'rediss://x' },
    {
      LOG_FORMAT: 'json',
      LOG_LEVELS: 'x',
      LOGLEVEL: 'info',
      LOG_LEVEL_ROOT: 'info',
      PORTS: '1',
      HOSTS: 'a',
      HOSTNAME: 'pod',
    },
    { SESSION_MANAGER: 'local/x', CHECK_INTERVAL: '1', PUBLIC_KEY: 'x', PROVIDER_ID: 'x', RECEIPT_URL: 'x' },
    {
      PATH: '/bin',
      HOME: '/root',
      NODE_OPTIONS: '',
      NODE_EXTRA_CA_CERTS: '/x',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://x',
    },
    { HTTPS_PROXY: 'http://proxy', NO_PROXY: 'x', KUBERNETES_SERVICE_HOST: '10.0.0.1', npm_config_cache: '/x' },
  ])('do not prevent a start: %o', (env) => expect(told(env)).toEqual([]));

  it('nor does a name like one of ours if that one is set as well', () => {
    expect(told({ REDIS_URI: 'redis://other', REDIS_URL: 'redis://ours' })).toEqual([]);
    expect(told({ REDIS_URI: 'redis://other', REDIS_URL_FILE: '/run/secrets/REDIS_URL' })).toEqual([]);
  });
});
