import { announce, element, find } from './dom.ts';

const COPY = 'Copy link to this state';

/** Above the shop: with or without the element, a link to the current state, and the button that opens the engine room. */
export function sceneTools(options: { readonly link: () => URL; readonly without: (is: boolean) => void }) {
  const radios = [
    ['without', 'Without Payee Check'],
    ['with', 'With Payee Check'],
  ].map(([value = '', text = '']) => {
    const radio = element('input', { type: 'radio', name: 'with', value });
    radio.checked = value === 'with';
    radio.addEventListener('change', () => options.without(value === 'without'));
    return { value, radio, label: element('label', { class: 'filter' }, radio, element('span', { text })) };
  });
  const toggle = element(
    'fieldset',
    { class: 'toggle' },
    element('legend', { class: 'visually-hidden', text: 'The shop' }),
    ...radios.map(({ label }) => label),
  );

  const copy = element('button', { type: 'button', class: 'small', text: COPY });
  const tell = (onButton: string, message: string) => {
    copy.textContent = onButton;
    announce(message);
    setTimeout(() => {
      copy.textContent = COPY;
    }, 2000);
  };
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(options.link().href);
      tell('Copied', 'The link is copied. What was typed is not in it.');
    } catch {
      // Copying needs the visitor's permission, and a secure context.
      history.replaceState(null, '', options.link());
      tell('See the address bar', 'The browser did not allow copying. The link is in the address bar.');
    }
  });
  const opener = element('button', {
    type: 'button',
    class: 'small',
    id: 'engine-open',
    'aria-expanded': 'false',
    'aria-controls': 'engine',
    text: 'Engine room',
  });
  find('#scene-tools', HTMLElement).replaceChildren(toggle, element('div', { class: 'tool-buttons' }, copy, opener));
  return {
    opener,
    showWithout(is: boolean): void {
      for (const { value, radio } of radios) radio.checked = (value === 'without') === is;
    },
  };
}
