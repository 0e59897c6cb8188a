import type { OutboundResponse } from '../../outbound/client.ts';
import { ProviderError } from '../../outbound/errors.ts';
import { refusal } from '../answers.ts';
import { errorDocument } from './schema.ts';

/** nginx and similar servers answer this in HTML if no client certificate has arrived. */
const NO_CERTIFICATE = /no required ssl certificate/i;

/** What a refusal means. */
export function explain(response: OutboundResponse): ProviderError {
  const { status } = response;
  const text = response.text();
  const codes = errorCodes(text);
  const noCertificate =
    status === 496 ||
    (status === 400 && NO_CERTIFICATE.test(text)) ||
    // "Certificate invalid or not provided."
    (status === 401 && codes.includes('invalid_application_certificate'));
  if (noCertificate) return new ProviderError('ibanity', 'certificate_required', { status });
  // Only Ibanity itself can say that a resource does not exist: any other 404 means a wrong address.
  if (status === 404 && !codes.some((code) => NOT_FOUND.test(code))) {
    return new ProviderError('ibanity', 'bad_answer', { status });
  }
  return refusal('ibanity', response);
}

/** Published as `resource_no_found`; some routes say which resource, as in `customer_not_found`. */
const NOT_FOUND = /not?_?found$/i;

/** Empty if the body is not one of Ibanity's error documents. */
function errorCodes(text: string): string[] {
  try {
    const parsed = errorDocument.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.errors.map(({ code }) => code) : [];
  } catch {
    return [];
  }
}
