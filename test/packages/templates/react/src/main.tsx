import '@payee-check/widget';
import type { PayeeCheckElement, PayeeCheckEventMap } from '@payee-check/widget';
import type { PayeeCheckElements } from '@payee-check/widget/jsx';
import { type FormEvent, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends PayeeCheckElements {}
  }
}

const endpoint = new URLSearchParams(location.search).get('endpoint') ?? '';

function Pay() {
  const element = useRef<PayeeCheckElement>(null);
  const [words, say] = useState('');
  const show = (event: PayeeCheckEventMap['payee-check-result']) =>
    say(`${event.detail.check.outcome}, ${element.current?.state}`);
  return (
    <form>
      <payee-check
        ref={element}
        endpoint={endpoint}
        name="payee"
        required
        policy="confirm"
        identifiers={[]}
        onpayee-check-result={show}
      />
      <output id="outcome">{words}</output>
    </form>
  );
}

/** What React teams put on any tag. */
export const usual = () => (
  <payee-check
    className="payee"
    style={{ maxWidth: 400 }}
    title="Payee"
    dir="ltr"
    tabIndex={-1}
    data-test="payee"
    check-on="submit"
    suppressHydrationWarning
    onInput={(event) => event.currentTarget.payeeName}
    onChange={(event: FormEvent<PayeeCheckElement>) => event.currentTarget.value}
    onBlur={() => {}}
  />
);

// @ts-expect-error a check begins when the fields are complete, on submit, or by hand
export const wrongCheckOn = () => <payee-check check-on="bogus" />;
// @ts-expect-error an account is personal or business
export const wrongType = () => <payee-check account-type="foo" />;
// @ts-expect-error there is no such policy
export const wrongPolicy = () => <payee-check policy="confirm-twice" />;
// @ts-expect-error the event carries a check
export const wrongEvent = () => <payee-check onpayee-check-result={(event: CustomEvent<{ bank: string }>) => event} />;

const app = document.getElementById('app');
if (app) createRoot(app).render(<Pay />);
