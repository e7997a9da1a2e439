// Runs: WXT's dev mode with hot reload, in a Chromium whose Meta is the sandbox.

import { createServer } from 'wxt';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { chromiumArguments } from './chromium-arguments.ts';
import { findChromium } from './find-browser.mjs';

const sandbox = await startSandbox();
const path = findChromium()?.path;
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const server = await createServer({
  webExt: {
    ...(path && { binaries: { chrome: path } }),
    chromiumArgs: chromiumArguments({ sandbox, headless: !hasDisplay }),
    startUrls: [
      `https://business.facebook.com/settings/ad-accounts?business_id=${sandbox.businesses.agency}`,
    ],
  },
});
await server.start();
console.log(`Sandbox: ${sandbox.http}. Connect with one of its tokens:`);
for (const [name, token] of Object.entries(sandbox.tokens)) console.log(`  ${name.padEnd(20)}${token}`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([server.stop(), sandbox.close()]).then(() => process.exit(0));
  });
}
