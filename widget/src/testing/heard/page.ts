/** The page that `npm run transcripts` lets a screen reader read; the script drives it through this. */
import { open, paste } from './open.ts';
import { languages, scenarios } from './scenarios.ts';
import { offered } from './state.ts';

const heard = {
  languages,
  scenarios: scenarios.map(({ id, title, acts }) => ({ id, title, acts })),
  paste,
  offered,
  get state() {
    return document.querySelector('payee-check')?.state;
  },
};
Object.assign(globalThis, { heard });

const { searchParams } = new URL(location.href);
const scenario = scenarios.find(({ id }) => id === searchParams.get('scenario'));
if (scenario) {
  await open(scenario, searchParams.get('language') ?? 'en');
  document.documentElement.dataset.ready = '';
}
