// Connect: the two ways in, and what came of the last try.

import { useState } from 'react';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import { useNow } from '@/components/runs/use-now.ts';
import type { Connected, Result } from '@/utils/commands.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { signInProblemItem } from '@/utils/storage.ts';

/** Whoever tried so long ago (ms) has something else in mind by now. */
const toldFor = 10 * 60_000;

export interface Connect {
  /** Which way is being tried. */
  trying: 'token' | 'facebook' | null;
  connected: Connected | null;
  problem: Problem | null;
  /** The token given last isn't one, or isn't good. */
  isTokenRefused: boolean;
  connect: (token: string) => Promise<void>;
  signIn: () => Promise<void>;
  /** Puts the problem away. */
  dismiss: () => void;
}

export function useConnect(): Connect {
  const [trying, setTrying] = useState<Connect['trying']>(null);
  const [tried, setTried] = useState<{ way: 'token' | 'facebook'; result: Result<Connected> } | null>(null);
  const result = tried?.result ?? null;
  // Facebook's window takes the focus, and so closes the popup that hears of it here.
  const failed = useStorageItem(signInProblemItem) ?? null;
  const now = useNow(failed ? 20_000 : null);
  // When the clock went back, it failed in the future.
  const remembered = failed && Math.abs(now - failed.at) < toldFor ? failed.problem : null;
  const own = result && !result.ok ? result.problem : null;
  const go = async (way: 'token' | 'facebook', ask: Promise<Result<Connected>>): Promise<void> => {
    setTrying(way);
    setTried(null);
    setTried({ way, result: await ask });
    setTrying(null);
  };
  return {
    trying,
    connected: result?.ok ? result.value : null,
    problem: result || trying ? own : remembered,
    isTokenRefused: tried?.way === 'token' && (own?.remedy === 'fix' || own?.remedy === 'sign-in'),
    connect: (token) => go('token', sendCommand('connect', { token })),
    signIn: () => go('facebook', sendCommand('sign-in', {})),
    dismiss: () => {
      setTried(null);
      void signInProblemItem.removeValue();
    },
  };
}
