// Connect: the two ways in, and what came of the last try.

import { useState } from 'react';
import { useStorageItem } from '@/components/page/use-storage-item.ts';
import type { Connected, Result } from '@/utils/commands.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';
import { signInProblemItem } from '@/utils/storage.ts';

export interface Connect {
  /** Which way is being tried. */
  trying: 'token' | 'facebook' | null;
  connected: Connected | null;
  problem: Problem | null;
  connect: (token: string) => Promise<void>;
  signIn: () => Promise<void>;
}

export function useConnect(): Connect {
  const [trying, setTrying] = useState<Connect['trying']>(null);
  const [result, setResult] = useState<Result<Connected> | null>(null);
  // Facebook's window takes the focus, and so closes the popup that hears of it here.
  const remembered = useStorageItem(signInProblemItem) ?? null;
  const own = result && !result.ok ? result.problem : null;
  const go = async (way: 'token' | 'facebook', ask: Promise<Result<Connected>>): Promise<void> => {
    setTrying(way);
    setResult(null);
    setResult(await ask);
    setTrying(null);
  };
  return {
    trying,
    connected: result?.ok ? result.value : null,
    problem: result || trying ? own : remembered,
    connect: (token) => go('token', sendCommand('connect', { token })),
    signIn: () => go('facebook', sendCommand('sign-in', {})),
  };
}
