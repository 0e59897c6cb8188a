import type { AccountInput, AccountSummary } from '@payee-check/shared/contract';
import type { Access } from '../client/access.ts';
import { details } from '../client/ask.ts';

/** Every key stroke makes another question, so the look-up waits for a pause. */
const PAUSE_MS = 400;

interface Host {
  access(): Access;
  changed(): void;
}

/**
 * What is known about an account number before anything is checked: the bank's name; likely slips, if the checksum
 * fails; a doubt, if the country's own check digits fail. Any of it may be missing; nothing depends on it.
 */
export class AccountLookup {
  account: AccountSummary | undefined;
  slips: readonly string[] = [];
  doubtful = false;
  /** The account looked up last, and the IBAN examined last. */
  #asked = '';
  #of = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #abort: AbortController | undefined;
  readonly #host: Host;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Another account number, or none. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = undefined;
    this.#asked = '';
    this.#of = '';
    this.account = undefined;
    this.slips = [];
    this.doubtful = false;
  }

  /** Asks the BFF for the bank of a number that is formally right, once the payer pauses. */
  lookUp(account: AccountInput): void {
    const asked = JSON.stringify(account);
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const access = this.#host.access();
      if (!access.endpoint || !access.accountDetails) return;
      const abort = new AbortController();
      this.#abort = abort;
      try {
        const found = await details(access, account, abort.signal);
        if (abort.signal.aborted) return;
        this.account = found;
        this.#host.changed();
      } catch {
        // The bank's name is an extra.
      }
    }, PAUSE_MS);
  }

  /** The answer to the check includes the bank, so no separate request is needed. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
  }

  /** Looks for what a mistyped IBAN was probably meant to be, or for a doubt about a valid one. */
  examine(iban: string, valid: boolean): void {
    if (this.#of === iban) return;
    this.#of = iban;
    import('./slips.ts').then(
      ({ suggestIbans, isDoubtful }) => {
        if (this.#of !== iban) return;
        this.slips = valid ? [] : suggestIbans(iban);
        this.doubtful = valid && isDoubtful(iban);
        if (this.slips.length > 0 || this.doubtful) this.#host.changed();
      },
      () => {
        // The fault itself is shown anyway.
      },
    );
  }
}
