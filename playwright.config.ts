// Playwright: the built extension in real browsers, against the sandbox.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.output/e2e',
  forbidOnly: true,
  // A test that needs a second try has found something.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // No test is about time: these only end what hangs, on a busy machine too.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  projects: [
    { name: 'chromium', testMatch: '**/*.spec.ts', testIgnore: '**/firefox.spec.ts' },
    { name: 'firefox', testMatch: '**/firefox.spec.ts' },
  ],
});
