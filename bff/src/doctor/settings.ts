import type { BffConfig } from '../config/load.ts';
import { ConfigError, loadConfig } from '../config/load.ts';
import { warningsOf } from '../config/warnings.ts';
import { type Finding, failed, note, ok } from './finding.ts';

/** Reads the settings as the BFF does at start. `config` is `null` if the BFF would not start. */
export function examineSettings(env: NodeJS.ProcessEnv): { config: BffConfig | null; findings: Finding[] } {
  try {
    const config = loadConfig(env);
    const { providers, production } = config;
    const names = providers.map(({ name }) => name).join(', ') || 'none';
    const findings = [
      ok('settings', `the BFF starts with them; ${production ? 'production' : 'development'}; providers: ${names}`),
    ];
    findings.push(...warningsOf(config).map((warning) => note('settings', warning)));
    const made = providers.filter(({ environment }) => environment === 'sandbox').map(({ name }) => name);
    if (made.length > 0) findings.push(note('settings', `answers of a sandbox, not of banks: ${made.join(', ')}`));
    return { config, findings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const findings = error.faults.map(({ name, message }) => failed('settings', `${name} ${message}`));
    return { config: null, findings };
  }
}
