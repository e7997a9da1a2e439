// Unit tests: the client asks Meta; here that is the sandbox. Ends with the test.

import { vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';

export function leadToSandbox({ http }: Pick<Sandbox, 'http'>): void {
  const { fetch } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const asked = new Request(input, init);
    const url = asked.url.replace('https://graph.facebook.com', http);
    return fetch(new Request(url, asked));
  });
}
