// Versions: which are served, and what an old, an unknown or no version gets.

import { codeError, GraphError } from './errors.ts';

export const NEWEST = 'v25.0';
const OLDEST_MAJOR = 24;
const NEWEST_MAJOR = 25;

export interface Path {
  version: string | undefined;
  segments: string[];
}

/** `/v25.0/act_1/assigned_users` into its version and the rest. */
export function parsePath(path: string): Path {
  const segments = path.split('/').filter((segment) => segment !== '');
  return /^v\d+\.\d+$/.test(segments[0] ?? '')
    ? { version: segments[0], segments: segments.slice(1) }
    : { version: undefined, segments };
}

/**
 * The version that serves the call. Marketing calls fail without one and with a deprecated one (2635);
 * plain Graph calls fall back to the oldest usable. A version that doesn't exist yet is an unknown path.
 */
export function servedVersion({ version, segments }: Path, isMarketing: boolean): string {
  if (version !== undefined) {
    const [major = 0, minor = 0] = version.slice(1).split('.').map(Number);
    if (major > NEWEST_MAJOR || (major >= OLDEST_MAJOR && minor !== 0)) {
      throw new GraphError({
        code: 2500,
        message: `Unknown path components: /${[version, ...segments].join('/')}`,
      });
    }
    if (major >= OLDEST_MAJOR) return version;
  }
  if (isMarketing) throw codeError(2635);
  return `v${OLDEST_MAJOR}.0`;
}
