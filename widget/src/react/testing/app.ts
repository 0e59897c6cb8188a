import { createElement as h, StrictMode, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { PayeeCheck, PayeeCheckContext, type PayeeCheckContextElement, type PayeeCheckElement } from '../index.ts';

/** Several payees, as a page of suppliers has them. */
function Suppliers() {
  const context = useRef<PayeeCheckContextElement>(null);
  const [found, find] = useState('');
  useEffect(() => find(context.current?.localName ?? ''), []);
  return h(
    PayeeCheckContext,
    { ref: context, endpoint: 'https://bff.example', policy: 'inform' },
    h(PayeeCheck, { name: 'supplier1' }),
    h(PayeeCheck, { name: 'supplier2' }),
    h('output', { id: 'context' }, found),
  );
}

/** A checkout as a React team writes it, with a form library's state around the control. */
function Checkout() {
  const element = useRef<PayeeCheckElement>(null);
  const [receipt, setReceipt] = useState('');
  const [said, say] = useState<string[]>([]);
  const [name, setName] = useState('Jane Do');
  const [fixed, fix] = useState(false);
  const [shown, show] = useState(true);
  const [several, showSeveral] = useState(false);
  const add = (words: string) => say((all) => [...all, words]);
  const button = (label: string, onClick: () => void) => h('button', { key: label, type: 'button', onClick }, label);
  if (several) return h(Suppliers);
  return h(
    'form',
    { onSubmit: (event) => event.preventDefault() },
    shown &&
      h(PayeeCheck, {
        ref: element,
        endpoint: 'https://bff.example',
        name: 'payee',
        required: true,
        disabled: fixed,
        checkOn: 'complete',
        fieldSeparator: '_',
        className: 'payee',
        style: { maxWidth: 400 },
        title: 'Payee',
        payeeName: name,
        value: receipt,
        identifiers: [],
        onChange: ({ currentTarget }) => setReceipt(currentTarget.value),
        onResult: ({ detail }) => add(`result ${detail.check.outcome}`),
        onStateChange: ({ detail }) => add(detail.state),
      }),
    button('reset', () => setReceipt('')),
    button('rename', () => setName('John Doe')),
    button('fix', () => fix(true)),
    button('hide', () => show(false)),
    button('several', () => showSeveral(true)),
    h('output', { id: 'receipt' }, receipt),
    h('output', { id: 'said' }, said.join(', ')),
    h('output', { id: 'ref' }, element.current?.localName),
  );
}

const app = document.getElementById('app');
if (app) createRoot(app).render(h(StrictMode, null, h(Checkout)));
