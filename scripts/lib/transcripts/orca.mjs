import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/**
 * The silence after which nothing more is expected, and how long to wait for an expected announcement on a busy
 * machine.
 */
const SILENCE_MS = 700;
const LONGEST_MS = 12_000;

const flat = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Orca's default settings, except that it does not read a page by itself: everything it says is caused by an act. */
const profile = { profile: ['Default', 'default'], sayAllOnLoad: false, pageSummaryOnLoad: false };
const SETTINGS = { general: profile, profiles: { default: profile }, pronunciations: {}, keybindings: {} };

/** Runs Orca in a language, and returns what it has said since the last call. */
export async function startOrca(folder, language) {
  const file = join(folder, 'speech.jsonl');
  const preferences = join(folder, 'orca');
  rmSync(preferences, { recursive: true, force: true });
  rmSync(file, { force: true });
  mkdirSync(preferences, { recursive: true });
  copyFileSync(join(import.meta.dirname, 'recorder.py'), join(preferences, 'orca-customizations.py'));
  writeFileSync(join(preferences, 'user-settings.conf'), JSON.stringify(SETTINGS));
  const orca = spawn(
    'orca',
    [
      '--replace',
      '-u',
      preferences,
      '-d',
      'braille',
      ...(process.env.ORCA_DEBUG ? ['--debug-file', process.env.ORCA_DEBUG] : []),
    ],
    {
      env: { ...process.env, ORCA_SPEECH_FILE: file, LANGUAGE: language },
      stdio: 'ignore',
    },
  );
  let read = 0;
  const lines = () => {
    try {
      return readFileSync(file, 'utf8').split('\n').slice(0, -1);
    } catch {
      return [];
    }
  };
  while (lines().length === 0) await after(100);
  return {
    /** Returns what was said, once everything expected was said, or seems not to be, and nothing more follows. */
    async said(expected = []) {
      const end = performance.now() + LONGEST_MS;
      const missing = () => {
        const text = flat(
          lines()
            .slice(read)
            .map((line) => JSON.parse(line))
            .join(' '),
        );
        return expected.some((phrase) => !text.includes(flat(phrase)));
      };
      let count = -1;
      let since = performance.now();
      while (performance.now() < end && (performance.now() - since < SILENCE_MS || missing())) {
        await after(50);
        const now = lines().length;
        if (now === count) continue;
        count = now;
        since = performance.now();
      }
      const all = lines();
      const said = all.slice(read).map((line) => JSON.parse(line));
      read = all.length;
      return said;
    },
    async stop() {
      const ended = new Promise((resolve) => orca.once('exit', resolve));
      orca.kill();
      // Occasionally it waits for a browser that has exited.
      const killed = setTimeout(() => orca.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(killed);
    },
  };
}
