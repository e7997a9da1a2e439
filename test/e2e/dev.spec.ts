// End to end: `npm run dev` starts, and what it serves connects and shows a business's accounts.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createExtension } from './harness/extension.ts';
import { launchChromium } from './harness/launch-chromium.ts';
import { expect, test } from './harness.ts';

/** Building, and making the libraries ready for the first page (ms). */
const patience = 60_000;

test('in development the popup is served module by module, and works', async ({
  sandbox,
  door: _,
  folder,
}) => {
  const server = spawn(process.execPath, ['test/run/dev.ts']);
  const exited = once(server, 'exit');
  let told = '';
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (data) => {
      told += data;
    });
  try {
    await expect.poll(() => told, { timeout: patience }).toMatch(/Sandbox: http.*\n\s+admin /);
    const profile = join(folder, 'profile');
    const launched = await launchChromium({
      sandbox,
      profile,
      headless: true,
      extension: resolve('.output/chrome-mv3-dev'),
    });
    const extension = createExtension({ ...launched, profile });
    try {
      const popup = await extension.openSurface('popup');
      await popup
        .getByRole('textbox', { name: 'Access token' })
        .fill(sandbox.tokens.admin, { timeout: patience });
      await popup.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(popup.getByRole('tab', { name: /^Owned \d+/ })).toBeVisible({ timeout: patience });
    } finally {
      await extension.close();
    }
  } finally {
    server.kill();
    await exited;
  }
});
