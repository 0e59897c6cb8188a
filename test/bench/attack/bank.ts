import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A provider that answers as Ibantrack does, after the time that a bank takes: every name is almost right. */
export interface Bank {
  readonly url: string;
  /** The number of questions it was asked, each of which is paid for. */
  calls(): number;
  close(): Promise<void>;
}

const BANK_MS = 300;

export async function startBank(): Promise<Bank> {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const isToken = request.url?.endsWith('/oauth2/token');
      if (!isToken && request.method === 'POST') calls += 1;
      const body = isToken
        ? { access_token: 'bench', token_type: 'Bearer', expires_in: 3600 }
        : {
            id: `bench-${calls}`,
            status: 'completed',
            match_result: 'close_match',
            matched_name: 'Jane M. Doe',
            status_reason: null,
          };
      setTimeout(
        () => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)),
        isToken ? 0 : BANK_MS,
      );
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
