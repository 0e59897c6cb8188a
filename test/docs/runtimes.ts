import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
  /** What brings it, in Debian's names. */
  readonly packages: string;
  /** Whether it composes names into NFC by itself. */
  readonly composesNames: boolean;
  isPresent(): boolean;
  run(examples: string): readonly Verdict[];
}

function execute(program: string, args: readonly string[], cwd?: string): string {
  const env = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    GOPROXY: 'off',
    GOFLAGS: '-mod=mod',
    GOTOOLCHAIN: 'local',
  };
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

/** Debian's own Python first: another one on the path may lack the two packages. */
const python = () => ['/usr/bin/python3', 'python3'].find((it) => answers(it, ['-c', 'import jwt, cryptography']));

function runJava(folder: string, vectors: string): string {
  const classes = mkdtempSync(join(tmpdir(), 'receipts-'));
  try {
    const sources = ['Json', 'ReceiptVerifier', 'RunVectors'].map((name) => join(folder, `${name}.java`));
    execute('javac', ['-d', classes, ...sources]);
    return execute('java', ['-cp', classes, 'RunVectors', vectors]);
  } finally {
    rmSync(classes, { recursive: true, force: true });
  }
}

/** What the examples are run in where it is there. C# is not among them: Debian has no .NET. */
export const runtimes: readonly Runtime[] = [
  {
    language: 'python',
    packages: 'python3-jwt python3-cryptography',
    composesNames: true,
    isPresent: () => python() !== undefined,
    run: (examples) =>
      parse(execute(python() ?? 'python3', [join(examples, 'python/run_vectors.py'), join(examples, 'vectors.json')])),
  },
  {
    language: 'php',
    packages: 'php-cli php-intl',
    composesNames: true,
    isPresent: () => answers('php', ['-r', 'exit(extension_loaded("openssl") && extension_loaded("intl") ? 0 : 1);']),
    run: (examples) => parse(execute('php', [join(examples, 'php/run_vectors.php'), join(examples, 'vectors.json')])),
  },
  {
    language: 'java',
    packages: 'default-jdk-headless',
    composesNames: true,
    isPresent: () => answers('javac', ['-version']),
    run: (examples) => parse(runJava(join(examples, 'java'), join(examples, 'vectors.json'))),
  },
  {
    language: 'go',
    packages: 'golang-go',
    composesNames: false,
    isPresent: () => answers('go', ['version']),
    run: (examples) => parse(execute('go', ['run', './runvectors', '../vectors.json'], join(examples, 'go'))),
  },
];
