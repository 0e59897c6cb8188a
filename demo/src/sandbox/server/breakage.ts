import type { ServerResponse } from 'node:http';
import type { Breakage } from './faults.ts';

const HUGE_BYTES = 30 * 1024 * 1024;
const CHUNK = 'a'.repeat(64 * 1024);

/**
 * Sends something broken in place of an answer. A hanging connection ends when the client ends it or the server closes.
 */
export function breakAnswer(kind: Breakage, response: ServerResponse, body: string): void {
  const type = { 'content-type': 'application/json' };
  switch (kind) {
    case 'malformed':
      response.writeHead(200, type).end('{"status": completed, "result": }');
      return;
    case 'html':
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!doctype html><title>Maintenance</title><p>Back soon');
      return;
    case 'truncated':
      response.writeHead(200, type).end(body.slice(0, Math.max(1, Math.floor(body.length / 2))));
      return;
    case 'hang_before_headers':
      return;
    case 'hang_after_headers':
      response.writeHead(200, type);
      response.flushHeaders();
      return;
    case 'reset_mid_body':
      response.writeHead(200, { ...type, 'content-length': String(Buffer.byteLength(body) + 1000) });
      response.write(body.slice(0, Math.max(1, Math.floor(body.length / 2))), () => resetSocket(response));
      return;
    case 'huge':
      response.writeHead(200, type);
      response.write('{"padding":"');
      pour(response, HUGE_BYTES);
  }
}

/** Resets the connection, if the socket supports it, so that the client does not mistake it for a regular end. */
function resetSocket(response: ServerResponse): void {
  const { socket } = response;
  // A TLS socket inherits `resetAndDestroy`, but calling it throws.
  if (socket && !('encrypted' in socket)) socket.resetAndDestroy();
  else response.destroy();
}

function pour(response: ServerResponse, left: number): void {
  if (response.destroyed) return;
  if (left <= 0) {
    response.end('"}');
  } else if (response.write(CHUNK)) {
    setImmediate(pour, response, left - CHUNK.length);
  } else {
    response.once('drain', () => pour(response, left - CHUNK.length));
  }
}
