/**
 * One request in the form that the demo may show: the route's pattern, never the path, which can contain an account
 * number.
 */
export interface RequestRecord {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly method: string;
  /** For instance `/validate_iban/:iban`; `unknown` if no route answered. */
  readonly route: string;
  /** 0 if the connection was broken or left hanging on purpose. */
  readonly status: number;
  readonly elapsedMs: number;
}

export interface RequestLog {
  readonly total: number;
  readonly byStatus: Readonly<Record<number, number>>;
  /** The newest first. */
  readonly recent: readonly RequestRecord[];
}

export interface RequestCounter {
  add(record: RequestRecord): void;
  read(): RequestLog;
  reset(): void;
}

/** Counts requests and keeps the last few, without anything personal. */
export function createRequestCounter(keep = 50): RequestCounter {
  let total = 0;
  let byStatus: Record<number, number> = {};
  let recent: RequestRecord[] = [];
  return {
    add(record) {
      total += 1;
      byStatus[record.status] = (byStatus[record.status] ?? 0) + 1;
      recent = [record, ...recent].slice(0, keep);
    },
    read: () => ({ total, byStatus: { ...byStatus }, recent }),
    reset() {
      total = 0;
      byStatus = {};
      recent = [];
    },
  };
}
