import { randomUUID } from 'node:crypto';
import { json, type SandboxReply } from '../server/exchange.ts';

interface FieldError {
  readonly errorCode: string;
  readonly message: string;
  readonly path?: string;
}

const url = 'https://{banfico.portal.error.descriptions}';

/** Status → code, message, and the one error inside, word for word as the documentation prints them. */
const documented: Readonly<
  Record<number, readonly [code: string, message: string, errorCode: string, detail: string]>
> = {
  400: ['BAD_REQUEST', 'The request is invalid', 'INVALID_FIELD', 'The field is invalid, unexpected value'],
  401: ['UNAUTHORISED', 'Unauthorized access', 'MISSING_SIGNATURE', 'Missing signature'],
  403: ['FORBIDDEN', 'Forbidden resource access', 'FORBIDDEN', 'Forbidden resource access'],
  404: ['NOT_FOUND', 'Resource not found', 'NOT_FOUND', '{not found resource reason}'],
  405: ['METHOD_NOT_ALLOWED', 'Method is not allowed', 'METHOD_NOT_ALLOWED', 'Method is not allowed'],
  408: ['SERVICE_UNAVAILABLE', 'Service unavailable', 'SERVICE_UNAVAILABLE', 'CoP Responder time out'],
  421: [
    'METHOD_NOT_ALLOWED',
    'Method is not allowed',
    'METHOD_NOT_ALLOWED',
    "This endpoint doesn't currently support the account identification scheme or country where the account is held. Please contact technical support",
  ],
  429: [
    'TOO_MANY_REQUESTS',
    'Too many request received',
    'TOO_MANY_REQUESTS',
    'The client has sent too many request in short period of time',
  ],
  500: [
    'UNEXPECTED_ERROR',
    'Unexpected error occurred',
    'UNEXPECTED_ERROR',
    'The operation cannot be complete, an unexpected error occurred',
  ],
  503: [
    'SERVICE_UNAVAILABLE',
    'Service unavailable',
    'SERVICE_UNAVAILABLE',
    'Service currently unavailable, Please try after sometime or contact technical support',
  ],
};

/** An error as documented, under one of the documented statuses. */
export function refuse(status: number, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const known = documented[status] ?? documented[400];
  const [code = '', message = '', errorCode = '', detail = ''] = known ?? [];
  return errorReply(status, code, message, [{ errorCode, message: detail }], headers);
}

/** A 400 that names every invalid field. */
export function refuseFields(errors: readonly FieldError[]): SandboxReply {
  return errorReply(400, 'BAD_REQUEST', 'The request is invalid', errors);
}

export function missing(path: string): FieldError {
  return { errorCode: 'MISSING_FIELD', message: 'Must not be null', path };
}

export function invalid(path: string): FieldError {
  return { errorCode: 'INVALID_FIELD', message: 'The field is invalid, unexpected value', path };
}

function errorReply(
  status: number,
  code: string,
  message: string,
  errors: readonly FieldError[],
  headers: Readonly<Record<string, string>> = {},
): SandboxReply {
  return json(status, { id: randomUUID(), code, message, errors: errors.map((error) => ({ ...error, url })) }, headers);
}
