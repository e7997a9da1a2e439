// Unit tests: whoever waited for something, or did something, goes on once React has nothing left to do.

import { Activity } from 'react';
import type { Root } from 'react-dom/client';

// A machine under load is slow, not wrong.
const asyncUtilTimeout = 8_000;

/**
 * Resolves once React has done all that it has to: what is hidden is rendered after everything else. An element is in
 * the document before its effects have run; a dialog, for one, takes clicks only after them. Nobody is that quick,
 * but a test is.
 */
async function reactAtRest(root: Root): Promise<void> {
  await new Promise<void>((resolve) => {
    const Last = (): null => {
      resolve();
      return null;
    };
    root.render(
      <Activity mode="hidden">
        <Last />
      </Activity>,
    );
  });
  root.unmount();
}

if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  const { createRoot } = await import('react-dom/client');
  configure(({ asyncWrapper }) => ({
    asyncUtilTimeout,
    asyncWrapper: (act) =>
      asyncWrapper(async () => {
        const result = await act();
        await reactAtRest(createRoot(document.createElement('div')));
        return result;
      }),
  }));
}
