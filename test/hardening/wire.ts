import { connect } from 'node:net';

/**
 * Sends bytes as they are, and answers everything that comes back until the connection ends: no client stands between
 * the test and the socket.
 */
export function exchange(port: number, ...pieces: readonly (string | Buffer)[]): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1', () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on('data', (chunk) => {
      received += chunk;
    });
    // A connection that is reset is one that ended, too.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
  });
}

/** The statuses of the answers that came over one connection, in order. */
export const statusesOf = (received: string): number[] =>
  [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
