import { fill, readTemplate, widgetIntegrity } from './page.ts';

/** The page with every message in every language. */
export async function renderMessages(widgetUrl: string): Promise<string> {
  const [template, integrity] = await Promise.all([
    readTemplate('messages'),
    widgetIntegrity(widgetUrl, 'payee-check.js'),
  ]);
  return fill(template, { widgetUrl, integrity });
}
