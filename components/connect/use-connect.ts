// Connect: the two ways in, and what came of the last try.

import { useState } from 'react';
import type { Connected, Result } from '@/utils/commands.ts';
import type { Problem } from '@/utils/problem.ts';
import { sendCommand } from '@/utils/send-command.ts';

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
  const go = async (way: 'token' | 'facebook', ask: Promise<Result<Connected>>): Promise<void> => {
    setTrying(way);
    setResult(null);
    setResult(await ask);
    setTrying(null);
  };
  return {
    trying,
    connected: result?.ok ? result.value : null,
    problem: result && !result.ok ? result.problem : null,
    connect: (token) => go('token', sendCommand('connect', { token })),
    signIn: () => go('facebook', sendCommand('sign-in', {})),
  };
}
