import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One line of what a `run_vectors` program prints. */
export interface Verdict {
  readonly id: string;
  readonly verdict: string;
  /** Empty unless the receipt is valid. */
  readonly outcome: string;
}

export interface Runtime {
  readonly language: string;
  /** The Debian packages that provide it. */
  readonly packages: string;
  /** Whether it can compose names into NFC by itself. */
  readonly composesNames: boolean;
  isPresent(): boolean;
  run(examples: string): readonly Verdict[];
  /** How its shop is started; `folder` is for its data and its build. */
  shop(examples: string, folder: string): Command;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** Nothing is downloaded, and nothing written next to the examples. */
export const environment = {
  ...process.env,
  PYTHONDONTWRITEBYTECODE: '1',
  GOPROXY: 'off',
  GOFLAGS: '-mod=mod',
  GOTOOLCHAIN: 'local',
};

function execute(program: string, args: readonly string[], cwd?: string): string {
  const env = environment;
  return execFileSync(program, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function answers(program: string, args: readonly string[]): boolean {
  try {
    execute(program, args);
    return true;
  } catch {
    return false;
  }
}

function parse(output: string): Verdict[] {
  return output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', verdict = '', outcome = ''] = line.trimEnd().split('\t');
      return { id, verdict, outcome };
    });
}

/** Debian's own Python first: another one on the PATH may lack the package. */
const python = () => ['/usr/bin/python3', 'python3'].find((item) => answers(item, ['-c', 'import cryptography']));

function compileJava(folder: string, classes: string): void {
  const sources = readdirSync(folder).filter((name) => name.endsWith('.java'));
  execute('javac', ['-d', classes, ...sources.map((name) => join(folder, name))]);
}

function runJava(folder: string, vectors: string): string {
  const classes = mkdtempSync(join(tmpdir(), 'receipts-'));
  try {
    compileJava(folder, classes);
    return execute('java', ['-cp', classes, 'RunVectors', vectors]);
  } finally {
    rmSync(classes, { recursive: true, force: true });
  }
}

/** What the examples are run with, if it is installed. C# is missing: Debian has no .NET. */
export const runtimes: readonly Runtime[] = [
  {
    language: 'python',
    packages: 'python3-cryptography',
    composesNames: true,
    isPresent: () => python() !== undefined,
    run: (examples) =>
      parse(execute(python() ?? 'python3', [join(examples, 'python/run_vectors.py'), join(examples, 'vectors.json')])),
    shop: (examples, folder) => ({
      program: python() ?? 'python3',
      args: [join(examples, 'python/shop.py')],
      cwd: folder,
    }),
  },
  {
    language: 'php',
    packages: 'php-cli php-intl php-sqlite3',
    composesNames: true,
    isPresent: () =>
      answers('php', [
        '-r',
        'exit(extension_loaded("openssl") && extension_loaded("intl") && extension_loaded("pdo_sqlite") ? 0 : 1);',
      ]),
    run: (examples) => parse(execute('php', [join(examples, 'php/run_vectors.php'), join(examples, 'vectors.json')])),
    shop: (examples, folder) => ({
      program: 'sh',
      // PHP's own server prints its URL to stderr.
      args: ['-c', `exec php -S "127.0.0.1:$PORT" "${join(examples, 'php/pay.php')}" 2>&1`],
      cwd: folder,
    }),
  },
  {
    language: 'java',
    packages: 'default-jdk-headless',
    composesNames: true,
    isPresent: () => answers('javac', ['-version']),
    run: (examples) => parse(runJava(join(examples, 'java'), join(examples, 'vectors.json'))),
    shop(examples, folder) {
      compileJava(join(examples, 'java'), folder);
      return { program: 'java', args: ['-cp', folder, 'Shop'] };
    },
  },
  {
    language: 'go',
    packages: 'golang-go',
    composesNames: false,
    isPresent: () => answers('go', ['version']),
    run: (examples) => parse(execute('go', ['run', './runvectors', '../vectors.json'], join(examples, 'go'))),
    shop(examples, folder) {
      execute('go', ['build', '-o', join(folder, 'shop'), './shop'], join(examples, 'go'));
      return { program: join(folder, 'shop'), args: [] };
    },
  },
];
