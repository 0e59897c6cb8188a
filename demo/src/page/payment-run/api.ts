import type { Decision } from '@payee-check/shared/contract';
import type { RunProblem, RunView } from '../../server/payment-run/view.ts';
import type { ProblemCode } from './labels.ts';

/** What went wrong, by its code. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';
  readonly code: ProblemCode;
  readonly line: number | undefined;
  constructor(code: ProblemCode, line?: number) {
    super(code);
    this.code = code;
    this.line = line;
  }
}

async function send(path: string, options: RequestInit = {}): Promise<RunView> {
  let response: Response;
  try {
    response = await fetch(`/payment-run/runs${path}`, options);
  } catch {
    throw new RunFailure('offline');
  }
  // A proxy's page, or half an answer.
  const body: RunView | RunProblem | null = await response.json().catch(() => null);
  if (body === null) throw new RunFailure('bff_unavailable');
  if ('lines' in body) return body;
  throw new RunFailure(body.code, body.line);
}

const MOST_BYTES = 50 * 1024 * 1024;

/** The shop's own server, which holds the file and the key. */
export const runs = {
  /** @param content A file's bytes, or rows as text. */
  begin(content: Blob | string): Promise<RunView> {
    if (typeof content !== 'string' && content.size > MOST_BYTES) return Promise.reject(new RunFailure('too_large'));
    const type = typeof content === 'string' ? 'text/plain' : 'application/octet-stream';
    return send('', { method: 'POST', body: content, headers: { 'Content-Type': type } });
  },
  read: (id: string, since: number) => send(`/${id}?since=${since}`),
  cancel: (id: string) => send(`/${id}`, { method: 'DELETE' }),
  decide: (id: string, lines: readonly string[], decision: Decision, since: number) =>
    send(`/${id}/decisions?since=${since}`, {
      method: 'POST',
      body: JSON.stringify({ lines, decision }),
      headers: { 'Content-Type': 'application/json' },
    }),
  correct: (id: string, line: string, form: URLSearchParams, since: number) =>
    send(`/${id}/lines/${encodeURIComponent(line)}/correction?since=${since}`, { method: 'POST', body: form }),
  async sample(name: string): Promise<Blob> {
    const response = await fetch(`/payment-run/samples/${name}`).catch(() => null);
    if (response === null) throw new RunFailure('offline');
    return response.blob();
  },
};
