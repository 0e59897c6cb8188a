/** Attributes of a span. No value is personal, and each attribute has only a few possible values. */
export interface SpanResult {
  /** Replaces the name it began with. */
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

/** `request`: an incoming request; `check`: a whole check; `provider`: an outgoing call. */
export type SpanKind = 'request' | 'check' | 'provider';

/** Shows operators where the BFF's time goes. If absent it costs nothing, since no span is created. */
export interface Tracing {
  begin(name: string, kind: SpanKind): OpenSpan;
}
