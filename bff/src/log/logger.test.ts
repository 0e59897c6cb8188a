import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function logged(log: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  log(createLogger('info', { write: (line: string) => lines.push(line) }));
  return JSON.parse(lines.join(''));
}

it('removes personal and secret fields, whoever logs them', () => {
  const line = logged((logger) =>
    logger.info({ route: '/v1/checks', iban: 'DE89', check: { name: 'Jane', outcome: 'match' } }, 'request'),
  );
  expect(line).toMatchObject({ level: 'info', msg: 'request', route: '/v1/checks', check: { outcome: 'match' } });
  expect(JSON.stringify(line)).not.toMatch(/DE89|Jane/);
});

it('logs the type and place of an error, but not its message', () => {
  const line = logged((logger) => logger.error({ err: new TypeError('Jane Doe') }, 'unexpected error'));
  expect(line).toMatchObject({ err: { kind: 'TypeError' } });
  expect(JSON.stringify(line)).not.toContain('Jane');
});
