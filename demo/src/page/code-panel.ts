import { announce, element } from './dom.ts';
import { htmlSnippet, type SnippetOptions, serverSnippet } from './snippets.ts';
import type { FormSceneName, Switches } from './switches.ts';

function block(title: string) {
  const code = element('code');
  const copy = element('button', { type: 'button', class: 'small', text: 'Copy' });
  copy.setAttribute('aria-label', `Copy ${title}`);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? '');
      announce(`${title} copied`);
      copy.textContent = 'Copied';
      setTimeout(() => {
        copy.textContent = 'Copy';
      }, 2000);
    } catch {
      announce('The browser did not allow copying. Select the text.');
    }
  });
  const head = element('div', { class: 'code-head' }, element('h3', { text: title }), copy);
  const view = element('pre', { class: 'code', tabindex: '0', 'aria-label': title }, code);
  return { node: element('section', { class: 'snippet' }, head, view), code };
}

/** The code that makes a merchant's page behave like this one with the current switches. */
export function codePanel(scene: FormSceneName, script: SnippetOptions['script']) {
  const html = block('HTML');
  const server = block('Server, in Node');
  const look = block('Theme');
  const panel = element('div', { class: 'snippets' }, html.node, server.node, look.node);

  async function showLook(name: string): Promise<void> {
    look.node.hidden = name === 'default';
    if (name === 'default') return;
    const response = await fetch(`/looks/${name}.css`);
    look.code.textContent = (await response.text()).trim();
  }

  return {
    panel,
    show(switches: Switches, endpoint: string): void {
      const options = { scene, switches, endpoint, origin: location.origin, script };
      html.code.textContent = htmlSnippet(options);
      server.code.textContent = serverSnippet(options);
      showLook(switches.look);
    },
  };
}
