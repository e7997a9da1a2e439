// Graph: what is asked for, and its parameters on the wire.

export type GraphParams = Record<string, string | number | boolean | readonly string[] | undefined>;

export interface GraphRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** Without version and leading slash: `act_1/assigned_users`. */
  path: string;
  params?: GraphParams;
}

/** Lists as JSON, which is what Graph's documentation asks for; what is undefined is left out. */
export function encodeParams(params: GraphParams): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    encoded.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return encoded;
}
