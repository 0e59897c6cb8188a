/** What a span says of itself. No value is personal, and each has few possible ones. */
export interface SpanResult {
  /** In place of the name it began with. */
  readonly name?: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  /** Whether an operator would call it a failure. */
  readonly failed: boolean;
}

interface OpenSpan {
  /** Runs something inside the span: spans that begin there are its children. */
  within<T>(work: () => T): T;
  end(result: SpanResult): void;
}

/** `request`: one that came in; `check`: the whole of one; `provider`: a call that goes out. */
export type SpanKind = 'request' | 'check' | 'provider';

/** Where the BFF's time goes, for whoever operates it. Absent, it costs nothing: nobody asks for a span then. */
export interface Tracing {
  begin(name: string, kind: SpanKind): OpenSpan;
}
