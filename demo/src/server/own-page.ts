import { isIP } from 'node:net';
import type { NextFunction, Request, Response } from 'express';

const isLoopback = (address: string) => {
  const plain = address.replace(/^::ffff:/, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
};

/**
 * Restricts to the demo page itself what only it may do: break a provider, open a session for a customer. Another page
 * in the same browser sends its own origin; another machine is not on loopback; a rebound name has another `Host`.
 */
export function onlyOwnPage(origin: string) {
  const { host } = new URL(origin);
  return (request: Request, response: Response, next: NextFunction): void => {
    const local = isLoopback(request.socket.remoteAddress ?? '');
    const own = request.headers.host === host && (request.headers.origin ?? origin) === origin;
    if (local && own) next();
    else response.status(403).json({ code: 'origin_not_allowed' });
  };
}
