// Graph: whose usage limits a call counts against, and whose one an error speaks of. A bucket has the id of its account or
// business, or is `app`.

interface Counted {
  path: string;
  /** Ids beside the path's own. */
  buckets?: readonly string[];
}

/** Of the app as a whole. */
const appCodes = new Set([4, 341]);
/** From here on a limit is of one use of one account or business: the path's own. Source: the rate limits' own page. */
const firstUseCaseCode = 80_000;

/** `act_1/…` and `123/…` count against that node; `me/…` against nobody's. */
export function getOwnKey(path: string): string | null {
  return /^(?:act_)?(\d+)/.exec(path)?.[1] ?? null;
}

export function getBuckets({ path, buckets = [] }: Counted): string[] {
  const own = getOwnKey(path);
  return [...(own === null ? [] : [own]), ...buckets];
}

/** Those that are full, by the code of a limit error. */
export function getLimited(call: Counted, code: number): string[] {
  if (appCodes.has(code)) return ['app'];
  const own = getOwnKey(call.path);
  return code >= firstUseCaseCode && own !== null ? [own] : getBuckets(call);
}
