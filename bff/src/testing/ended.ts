import { ProviderError, type ProviderErrorCode } from '../outbound/errors.ts';

/** What a call to a provider ends as; a `ProviderError` that says more than it may fails the test. */
export async function codeOf(call: Promise<unknown> | undefined): Promise<ProviderErrorCode | 'answered'> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    if (!(error instanceof ProviderError) || !/^[a-z]+: [a-z_]+( \(HTTP \d{3}\))?$/.test(error.message)) throw error;
    return error.code;
  }
}
