import type { AccountAnswer } from './answer.ts';
import type { VerificationRequest } from './request.ts';

interface Finished {
  readonly id: string;
  readonly request: VerificationRequest;
  readonly answer: AccountAnswer;
  readonly identities: object | null;
  /** ISO 8601 in UTC. */
  readonly receivedTime: string;
}

const responderEntity = { idType: 'PARTICIPANT_ORG_ID', idValue: '0015800001ZEc1XAAT', reference: 'YOMI701335' };

function responder(british: boolean, receivedTime: string, code: string | null, name: string | undefined) {
  const report = {
    Matched: code === null || code === 'MTCH',
    ReasonCode: code,
    ...(name !== undefined && { Name: name }),
  };
  const original = { Data: { VerificationReport: report }, Links: {}, Meta: {} };
  return {
    accountVerificationScheme: british ? 'UK_COP' : 'EPC_VOP',
    apiVersion: british ? '2.0.0' : '1.0',
    // The documentation's examples have the plural; its table has the singular.
    ...(code !== null && { schemeResponseCodes: [code] }),
    receivedTime,
    data: Buffer.from(JSON.stringify(original)).toString('base64'),
    entity: responderEntity,
  };
}

export function isBritish({ account }: VerificationRequest): boolean {
  return account.scheme === 'uk' || account.iban.startsWith('GB');
}

/** `data.result` of a finished verification, in the shape of the documentation's examples. */
export function finishedBody({ id, request, answer, identities, receivedTime }: Finished): object {
  const { status, nameCheckStatus, respondedName, message, code } = answer;
  return {
    data: {
      result: {
        id,
        ...(message !== undefined && { message }),
        account: {
          id: request.id,
          ...(request.secondaryId !== null && { secondaryId: request.secondaryId }),
          status,
          ...(respondedName !== undefined && request.names.length > 0 && { respondedName }),
          ...(nameCheckStatus !== undefined && request.names.length > 0 && { nameCheckStatus }),
          ...(identities && { identities }),
        },
        responder: responder(isBritish(request), receivedTime, request.names.length > 0 ? code : null, respondedName),
      },
    },
  };
}

/** The body of a 202: an id for asking again. */
export function acceptedBody(id: string): object {
  return { data: { result: { id, message: 'The verification has been accepted and is being processed' } } };
}
