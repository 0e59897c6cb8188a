import { hash } from 'node:crypto';
import type { IssuedClaims } from '../receipts/issuer.ts';
import type { AuditLog } from './log.ts';

/**
 * One line per check and per decision. It contains what the receipt states (ids, hashes and codes, but no name and no
 * account number) and the hash of the receipt, which leads from a stored receipt to its line.
 */
export const auditIssued =
  (log: AuditLog) =>
  (claims: IssuedClaims, receipt: string | null): void =>
    log.append({
      event: claims.decision === null ? 'check' : 'decision',
      claims,
      receipt: receipt === null ? null : hash('sha256', receipt, 'base64url'),
    });
