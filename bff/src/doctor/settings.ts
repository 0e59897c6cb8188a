import type { BffConfig } from '../config/load.ts';
import { ConfigError, loadConfig } from '../config/load.ts';
import { type Finding, failed, note, ok } from './finding.ts';

/** Reads the settings as the BFF does at start. `config` is `null` if the BFF would not start. */
export function examineSettings(env: NodeJS.ProcessEnv): { config: BffConfig | null; findings: Finding[] } {
  try {
    const config = loadConfig(env);
    const { providers, production, receiptKeys, sessions, allowedOrigins } = config;
    const names = providers.map(({ name }) => name).join(', ') || 'none';
    const findings = [
      ok('settings', `the BFF starts with them; ${production ? 'production' : 'development'}; providers: ${names}`),
    ];
    if (providers.length === 0) findings.push(note('settings', 'PROVIDERS is not set: no check can give a verdict'));
    if (allowedOrigins.size === 0)
      findings.push(note('settings', 'ALLOWED_ORIGINS is not set: no page may use this BFF'));
    if (receiptKeys === null)
      findings.push(note('settings', 'RECEIPT_KEYS is not set: each start makes a key of its own'));
    if (sessions.secrets.length === 0) {
      findings.push(note('settings', 'SESSION_SECRET is not set: sessions do not outlive a restart'));
    }
    const made = providers.filter(({ environment }) => environment === 'sandbox').map(({ name }) => name);
    if (made.length > 0) findings.push(note('settings', `answers of a sandbox, not of banks: ${made.join(', ')}`));
    return { config, findings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.faults.map(({ name, message }) => failed('settings', `${name} ${message}`));
    return { config: null, findings };
  }
}
