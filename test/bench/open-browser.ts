// Bench: a browser with the copy of the build, led to a sandbox.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExtension, type Extension } from '../e2e/harness/extension.ts';
import type { SandboxAddress } from '../run/chromium-arguments.ts';

export interface BenchBrowser {
  extension: Extension;
  close: () => Promise<void>;
}

/** A browser with a new profile. @param folder the extension's. @param args further ones of the browser's. */
export async function openBrowser(
  sandbox: SandboxAddress,
  folder: string,
  args: readonly string[] = [],
): Promise<BenchBrowser> {
  // The harness reads the folder's name when it is loaded.
  process.env.CLAIMDESK_BUILD = folder;
  const { launchChromium } = await import('../e2e/harness/launch-chromium.ts');
  const parent = mkdtempSync(join(tmpdir(), 'claimdesk-bench-'));
  const profile = join(parent, 'profile');
  const extension = createExtension({
    ...(await launchChromium({ sandbox, profile, headless: true, args })),
    profile,
  });
  const close = async (): Promise<void> => {
    await extension.close();
    rmSync(parent, { recursive: true, force: true, maxRetries: 5 });
  };
  return { extension, close };
}
