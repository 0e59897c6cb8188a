import type { ProviderErrorCode } from './errors.ts';

/** OpenSSL's error names for a chain that does not verify, as Node puts them into `code`. */
const CHAIN_CODES = new Set([
  'CERT_CHAIN_TOO_LONG',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * The alerts with which a server refuses a client certificate or asks for one: RFC 8446, section 6.2, and
 * `handshake_failure`, which TLS 1.2 servers send in place of `certificate_required`.
 */
const CERTIFICATE_ALERTS =
  /ALERT_(?:CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REVOKED|CERTIFICATE_EXPIRED|CERTIFICATE_UNKNOWN|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/;

const TIMEOUTS = new Set(['ETIMEDOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT']);

/** Undici's code for an answer that is not HTTP, or not the HTTP it announced. */
const BROKEN_HTTP = new Set([
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
]);

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** What a transport failure means. Only its code is used, because messages contain hosts and parts of answers. */
export function classifyFault(error: unknown): ProviderErrorCode {
  const code = codeOf(error);
  if (TIMEOUTS.has(code)) return 'timed_out';
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED' || code === 'UND_ERR_ABORTED') return 'aborted';
  if (CERTIFICATE_ALERTS.test(code)) return 'certificate_required';
  if (CHAIN_CODES.has(code) || code.startsWith('ERR_TLS_') || code.startsWith('ERR_SSL_') || code === 'EPROTO') {
    return 'tls_failed';
  }
  if (BROKEN_HTTP.has(code) || (error instanceof Error && error.name === 'HTTPParserError')) return 'bad_answer';
  if (code === 'UND_ERR_INVALID_ARG') return 'refused_request';
  return 'connection_failed';
}

/** Whether another attempt could succeed. */
export function isTransient(code: ProviderErrorCode): boolean {
  return code === 'connection_failed' || code === 'timed_out';
}
