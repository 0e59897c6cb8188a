import { json, type SandboxReply } from '../server/exchange.ts';

interface EnvelopeError {
  readonly errorType?: string;
  readonly fieldName: string;
  readonly messageCode: string;
}

/** `status` is `"1"` in most of the documentation's examples, but `1` in the one of a transaction's details. */
export function good(details: object, status: '1' | 1 = '1'): SandboxReply {
  return json(200, { id: 0, details, status, errors: [] });
}

export function goodPage(
  details: object,
  page: { pageSize: number; pageNumber: number; numberOfPages: number },
): SandboxReply {
  return json(200, { id: 0, details, ...page, status: '1', errors: [] });
}

/** An error in the envelope; also with status 200, if a field is invalid. */
export function bad(
  status: number,
  error: EnvelopeError,
  headers: Readonly<Record<string, string>> = {},
): SandboxReply {
  return json(status, { id: 0, details: null, status: '0', errors: [error] }, headers);
}

const byStatus: Readonly<Record<number, EnvelopeError>> = {
  401: { errorType: 'Unauthorized', fieldName: 'Authorization', messageCode: 'Invalid' },
  403: { errorType: 'Forbidden', fieldName: 'Authorization', messageCode: 'Not_Allowed' },
  404: { errorType: 'NotFound', fieldName: 'Id', messageCode: 'Not_Found' },
  429: { errorType: 'TooManyRequests', fieldName: '', messageCode: 'Too_Many_Requests' },
};

export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  return bad(status, byStatus[status] ?? { errorType: 'Error', fieldName: '', messageCode: 'Internal_Error' }, headers);
}
