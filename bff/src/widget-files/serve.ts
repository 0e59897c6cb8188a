import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request } from 'express';
import type { WidgetRelease } from './catalogue.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file in every encoding, prepared when it is first requested and kept: there are a few dozen. */
interface PreparedFile {
  readonly type: string;
  readonly etag: string;
  readonly identity: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** The better first. */
const COMPRESSED = ['br', 'gzip'] as const;

async function prepare(path: string): Promise<PreparedFile> {
  const identity = await readFile(path);
  const options = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: identity.length } };
  const [br, gzipped] = await Promise.all([
    promisify(brotliCompress)(identity, options),
    promisify(gzip)(identity, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  return {
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: createHash('sha256').update(identity).digest('base64url'),
    identity,
    br,
    gzip: gzipped,
  };
}

/** Serves the files of releases. It knows only the files in the release's list, so that no path can escape. */
export function createFileServer() {
  const prepared = new Map<string, Promise<PreparedFile>>();

  /** @returns `false` if the release has no such file. */
  return async function serve(
    request: Request,
    response: ServerResponse,
    release: WidgetRelease,
    name: string,
    cacheControl: string,
  ): Promise<boolean> {
    const path = release.files.get(name);
    if (path === undefined) return false;
    const preparing = prepared.get(path) ?? prepare(path);
    prepared.set(path, preparing);
    const file = await preparing.catch((error: unknown) => {
      prepared.delete(path);
      throw error;
    });
    // One by one, because of several with equal weight Express takes the one that the header names first.
    const encoding = COMPRESSED.find((each) => request.acceptsEncodings(each)) ?? 'identity';
    const etag = `"${file.etag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    response.setHeader('Cache-Control', cacheControl);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', etag);
    if (request.fresh) {
      response.writeHead(304).end();
      return true;
    }
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Type', file.type);
    response.setHeader('Content-Length', file[encoding].length);
    response.writeHead(200).end(file[encoding]);
    return true;
  };
}
