// Vitest: the pure parts and components (unit), the sandbox by Meta's own SDK (conformance), the repository itself.

import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    // No test is about time: these only end what hangs, on a busy machine too.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        plugins: [WxtVitest()],
        // A file that needs a document says so in its first line: `// @vitest-environment happy-dom`.
        test: {
          name: 'unit',
          // A busy machine's time; nothing here waits for long.
          testTimeout: 30_000,
          // What one test put in a function's place is gone in the next, whichever that is.
          restoreMocks: true,
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: ['test/unit/repository/**'],
          setupFiles: [
            'test/unit/set-up/indexeddb.ts',
            'test/unit/set-up/messages.ts',
            'test/unit/set-up/idle.ts',
            'test/unit/set-up/react.tsx',
            'test/unit/set-up/clean-up.ts',
          ],
        },
      },
      { test: { name: 'conformance', include: ['test/conformance/**/*.test.ts'] } },
      // Reads what was built, so it runs after the builds.
      { test: { name: 'repository', include: ['test/unit/repository/**/*.test.ts'] } },
    ],
  },
});
