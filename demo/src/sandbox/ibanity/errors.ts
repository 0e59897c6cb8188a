import { json, type SandboxReply } from '../server/exchange.ts';

interface ApiError {
  readonly code: string;
  readonly message: string;
  /** With `validation_error`: the invalid attribute. */
  readonly attribute?: string;
  /** With a 404: the kind of resource. */
  readonly resource?: string;
}

/** `{errors: [{code, message}]}`, as documented. */
export function refuse(status: number, ...errors: readonly ApiError[]): SandboxReply {
  return json(status, { errors });
}

/** `resource_no_found` is what the documentation prints. */
export function notFound(resource: string): SandboxReply {
  return refuse(404, { code: 'resource_no_found', message: 'Resource not found.', resource });
}

export function invalidAttributes(attributes: readonly string[]): SandboxReply {
  const errors = attributes.map((attribute) => ({
    code: 'validation_error',
    message: `${attribute} is invalid`,
    attribute,
  }));
  return refuse(400, ...errors);
}

export const wrongType = () =>
  refuse(400, {
    code: 'invalid_resource_type',
    message: 'You have to specify the resource type in your request body for creating or updating resources',
  });

export const noCertificate = () =>
  refuse(401, { code: 'invalid_application_certificate', message: 'Your application certificate is invalid.' });

const byStatus: Readonly<Record<number, ApiError>> = {
  400: { code: 'validation_error', message: 'One or multiple attributes are invalid.' },
  401: { code: 'invalid_application_certificate', message: 'Your application certificate is invalid.' },
  403: { code: 'sandbox_application_required', message: 'This operation is only authorized for sandbox applications.' },
  404: { code: 'resource_no_found', message: 'Resource not found.' },
  500: { code: 'internal_server_error', message: 'Internal server error.' },
};

/** The documented error for a status; the general one if that status is not documented. */
export function refuseStatus(status: number, headers: Readonly<Record<string, string>> = {}): SandboxReply {
  const known = byStatus[status] ?? byStatus[status < 500 ? 400 : 500];
  return { ...refuse(status, ...(known ? [known] : [])), headers };
}
