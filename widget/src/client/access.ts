import type { Send } from './request.ts';

/**
 * The BFF's address and its session: owned by one element, or by a context that shares it among many. The token is held
 * in memory only.
 */
export interface Access {
  endpoint: string;
  /** Called for a token when there is none or it has expired. */
  getToken: (() => Promise<string>) | undefined;
  /** Whether the token is from the merchant: when it expires, an anonymous session never replaces it. */
  minted: boolean;
  /** For a session that is bound to a key of this page: the function that sends its requests. */
  token: string | Send | undefined;
  /** Milliseconds since the epoch at which the token expires, as far as that is known. */
  expiresAt: number;
  /** True once the BFF said that sessions are bound to a key of the page. */
  binding: boolean;
  /** False once a session said that the BFF gives no account details. */
  accountDetails: boolean;
  /** The session that is being opened, and how many wait for it. */
  opening: Opening | undefined;
}

interface Opening {
  token: Promise<string | Send>;
  controller: AbortController;
  waiting: number;
  /** Resolves once a challenge takes so long that the payer should be told. */
  challenged: Promise<void>;
}

export function accessTo(
  endpoint: string,
  token: string | undefined,
  getToken: (() => Promise<string>) | undefined,
): Access {
  return {
    endpoint: absolute(endpoint),
    getToken,
    minted: Boolean(token || getToken),
    token: token || undefined,
    expiresAt: Number.POSITIVE_INFINITY,
    binding: false,
    accountDetails: true,
    opening: undefined,
  };
}

/** Without a trailing slash; empty if it is not a URL. */
function absolute(endpoint: string): string {
  try {
    return endpoint && new URL(endpoint, globalThis.document?.baseURI).href.replace(/\/+$/, '');
  } catch {
    return '';
  }
}
