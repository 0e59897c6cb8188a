import type { NextFunction, Request } from 'express';
import { addRateLimits, LimitReachedError } from '../../limits/limit.ts';
import { describeError, type Logger } from '../../log/logger.ts';
import type { Metrics } from '../../metrics/metrics.ts';
import type { Clock } from '../../time/clock.ts';
import type { Reply } from '../context.ts';
import { asProblem, ProblemError, sendProblem } from '../problems.ts';

export interface FailuresOptions {
  readonly docs: string;
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, 'limitHit'>;
  readonly clock: Clock;
}

/** The one place where an error becomes an answer. */
export function createFailures({ docs, logger, metrics, clock }: FailuresOptions) {
  // Express recognises an error handler by its four parameters.
  return (error: unknown, _request: Request, reply: Reply, _next: NextFunction): void => {
    if (error instanceof LimitReachedError) {
      metrics.limitHit(error.limit);
      if (error.charge !== null) addRateLimits(reply, [error.charge], clock.now());
    }
    let problem = asProblem(error, clock.now());
    if (problem === null) {
      logger.error({ requestId: reply.locals.context.id, ...describeError(error) }, 'unexpected error');
      problem = new ProblemError('internal_error');
    }
    if (reply.headersSent) reply.destroy();
    else sendProblem(reply, problem, docs);
  };
}
