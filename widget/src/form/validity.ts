import type { CheckOn, Fault, FieldKey, Policy } from '../types.ts';
import { allowsSubmit, isFinished, type Progress } from './policy.ts';

/** Where the focus goes. */
export type Anchor = FieldKey | 'accountType' | 'result';

/** What makes the control invalid. */
export interface Invalidity {
  flags: ValidityStateFlags;
  anchor: Anchor;
  /** A field's fault, or which of the control's own messages. */
  fault?: Fault;
  /** The control's own message, if no field is at fault. */
  message?: 'confirm' | 'match_required';
}

/** What a page asks of the control. */
interface Demands {
  readonly policy: Policy;
  readonly checkOn: CheckOn;
  readonly required: boolean;
}

/**
 * What makes the control invalid, or `undefined`. Complete fields that were not checked yet do not: a
 * submission is held back until they are, because an invalid control would prevent the `submit` event itself.
 *
 * @param empty whether all fields are empty
 * @param faults in the order of the fields
 */
export function invalidityOf(
  { policy, checkOn, required }: Demands,
  progress: Progress,
  empty: boolean,
  faults: readonly (readonly [Anchor, Fault])[],
): Invalidity | undefined {
  if (empty && !required) return undefined;
  const { state } = progress;
  const [first] = faults;
  if (first) {
    const [anchor, fault] = first;
    return { flags: fault.missing ? { valueMissing: true } : { patternMismatch: true }, anchor, fault };
  }
  if (progress.busy || allowsSubmit(policy, progress)) return undefined;
  if (!isFinished(state)) {
    if (checkOn !== 'manual' || state === 'checking') return undefined;
    return { flags: { customError: true }, anchor: 'payeeName' };
  }
  return {
    flags: { customError: true },
    anchor: 'result',
    message: policy === 'require-match' ? 'match_required' : 'confirm',
  };
}
