import type { SessionClaims } from '../sessions/session.ts';
import type { Findings } from './findings.ts';
import { type Conclusion, fold } from './fold.ts';

/** `2026-01-02T00:00:00.000Z`: when a merchant pays whom to the millisecond is nobody's business, the month is a help. */
const MONTH_CHARACTERS = '2026-01'.length;

type History = Findings['history'];

const toTheMonth = (history: History): History =>
  history.map((finding) => {
    if (finding.kind === 'failed') return finding;
    const { lastPaidAt } = finding.answer;
    return { ...finding, answer: { ...finding.answer, lastPaidAt: lastPaidAt?.slice(0, MONTH_CHARACTERS) ?? null } };
  });

/**
 * What a check concludes, as far as it may be told to who asked. A page is told of earlier payments by the month, never
 * beside a name that does not match, and like a registered name only while the limits on disclosures allow it. The
 * merchant's own server is told of them in full.
 *
 * @param mayDisclose Asked once, if there is something to disclose.
 */
export async function disclose(
  findings: Findings,
  told: SessionClaims['history'],
  mayDisclose: () => Promise<boolean>,
): Promise<Conclusion> {
  const { outcome, registeredName } = fold(findings, true);
  const toServer = told === 'all';
  const tellable = toServer
    ? findings.history
    : outcome === 'no_match' || told === 'none'
      ? []
      : toTheMonth(findings.history);
  const hasHistory = !toServer && tellable.some(({ kind }) => kind === 'answered');
  const allowed = registeredName === null && !hasHistory ? true : await mayDisclose();
  return fold({ ...findings, history: allowed || toServer ? tellable : [] }, allowed);
}
