// Runs: builds the extension, starts a sandbox, and opens a Chromium where the one is connected to the other.
//
//   npm start                 stays until the browser is closed
//   npm start -- --headless   walks through the main job by itself (also where there is no display)

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createExtension, type Extension } from '../e2e/harness/extension.ts';
import { launchChromium } from '../e2e/harness/launch-chromium.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { runTour } from './tour/run-tour.ts';

const { values } = parseArgs({ options: { headless: { type: 'boolean', default: false } } });
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const headless = values.headless || !hasDisplay;
if (!hasDisplay && !values.headless)
  console.log('No display: walking through the main job without a window.\n');

console.log('Building the extension');
const build = spawnSync('wxt', ['build'], { encoding: 'utf8', shell: process.platform === 'win32' });
if (build.status !== 0) {
  console.error(build.stdout, build.stderr, build.error?.message ?? '');
  process.exit(1);
}

const sandbox = await startSandbox({ accounts: 1200, people: 24 });
console.log(`Sandbox: ${sandbox.http} (its control plane is /__sandbox/world), ${sandbox.https}`);
const folder = mkdtempSync(join(tmpdir(), 'claimdesk-'));
try {
  const profile = join(folder, 'profile');
  const viewport = headless ? { width: 1280, height: 800 } : null;
  const launched = await launchChromium({ sandbox, profile, headless, viewport });
  const extension = createExtension({ ...launched, profile });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void extension.close());
  if (headless) process.exitCode = (await runTour({ extension, sandbox })) ? 0 : 1;
  else await stayOpen(extension, sandbox);
  await extension.close();
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Connected, on a page of the business, until the person closes the browser or stops the command. */
async function stayOpen(extension: Extension, { tokens, businesses }: Sandbox): Promise<void> {
  const { context } = extension;
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  await extension.connect(tokens.admin);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`https://business.facebook.com/settings/ad-accounts?business_id=${businesses.agency}`);
  await page.bringToFront();
  console.log(`
Connected as an admin. The page in front is one of the business's.
Open Claimdesk with its button in the toolbar (behind the puzzle piece) or Alt+Shift+C, the side panel with Alt+Shift+D.
Other tokens to connect with:
  employee    ${tokens.employee}
  systemUser  ${tokens.systemUser}
  outsider    ${tokens.outsider}
  expired     ${tokens.expired}
Close the browser, or press Ctrl+C, to end.`);
  await closed;
}
