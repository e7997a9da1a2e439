// Graph: parameters on the wire.

export type GraphParams = Record<string, string | number | boolean | readonly string[] | undefined>;

/** Lists as JSON, which is what Graph's documentation asks for; what is undefined is left out. */
export function encodeParams(params: GraphParams): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) continue;
    encoded.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return encoded;
}
