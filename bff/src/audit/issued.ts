import { hash } from 'node:crypto';
import type { IssuedClaims } from '../receipts/issuer.ts';
import type { AuditLog } from './log.ts';

/**
 * A line for each check, and for each decision on one. It has what the receipt states, which is ids, hashes and words and no
 * name and no account number, and the receipt's own hash, by which a receipt that was kept is found.
 */
export const auditIssued =
  (log: AuditLog) =>
  (claims: IssuedClaims, receipt: string | null): void =>
    log.append({
      event: claims.decision === null ? 'check' : 'decision',
      claims,
      receipt: receipt === null ? null : hash('sha256', receipt, 'base64url'),
    });
