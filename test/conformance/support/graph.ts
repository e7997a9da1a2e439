// Conformance: asks a Graph API and gives back exactly what came, errors included. Knows no rule.

/** The parts of an answer that tests look at; what a test reads must have been sent. */
export interface GraphBody {
  data: GraphNode[];
  paging: { cursors: { before: string; after: string }; next?: string; previous?: string };
  summary: { total_count: number };
  error: GraphError;
  id: string;
  name: string;
  success: boolean;
  access_status: string;
  [key: string]: unknown;
}

export type GraphNode = { id: string; name: string; tasks: string[]; ad_account: GraphNode } & Record<
  string,
  unknown
>;

export interface GraphError {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  is_transient?: boolean;
  error_user_title?: string;
  error_user_msg?: string;
  fbtrace_id: string;
}

export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  body: GraphBody;
}

export interface Ask {
  method?: string;
  /** Query parameters; objects and lists are sent as JSON. */
  query?: Record<string, unknown>;
  /** Form body, urlencoded. */
  form?: Record<string, unknown>;
  json?: unknown;
  /** Sent as a Bearer header. */
  token?: string;
  headers?: Record<string, string>;
  /** `null` asks without a version. */
  version?: string | null;
}

export type GraphClient = (path: string, ask?: Ask) => Promise<Reply>;

/** A client of the Graph API at a base address. Paths have no version: it is put in front. */
export function createGraphClient(base: string): GraphClient {
  return async (path, { method = 'GET', query, form, json, token, headers = {}, version = 'v25.0' } = {}) => {
    const url = new URL(`${base}${version === null ? '' : `/${version}`}/${path}`);
    for (const [key, value] of Object.entries(query ?? {})) url.searchParams.append(key, asText(value));
    const sent = new Headers(headers);
    if (token !== undefined) sent.set('authorization', `Bearer ${token}`);
    const request: RequestInit = { method, headers: sent, redirect: 'manual' };
    if (form)
      request.body = new URLSearchParams(Object.entries(form).map(([key, value]) => [key, asText(value)]));
    if (json !== undefined) {
      sent.set('content-type', 'application/json');
      request.body = JSON.stringify(json);
    }
    const response = await fetch(url, request);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  };
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** Pages of HTML and cut bodies are no JSON: their text is what counts then. */
function parse(text: string): GraphBody {
  try {
    return JSON.parse(text) as GraphBody;
  } catch {
    return {} as GraphBody;
  }
}
