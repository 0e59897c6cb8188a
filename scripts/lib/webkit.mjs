import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

const listens = async (port) => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/status`)).ok;
  } catch {
    return false;
  }
};

/**
 * Starts what is needed to drive WebKitGTK: a virtual display and its WebDriver.
 * @returns {Promise<{ env: Record<string, string>, stop: () => void }>} The environment for the test runner
 */
export async function startWebKit() {
  const display = `:${90 + (process.pid % 900)}`;
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  const port = await freePort();
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    // WebKit's own sandbox cannot be set up as root; the pages are our own.
    env: { ...process.env, DISPLAY: display, WEBKIT_FORCE_SANDBOX: '0', WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  });
  const stop = () => {
    driver.kill();
    screen.kill();
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await listens(port)) return { env: { WEBKIT_DRIVER_PORT: String(port), DISPLAY: display }, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  stop();
  throw new Error('WebKitWebDriver does not answer');
}
