// End-to-end harness: what the browser sent, from Chromium's own log; and how to find a secret in any bytes.

import { readFile } from 'node:fs/promises';

export interface NetLog {
  /** Every request that went out, or tried to. `initiator`: the origin that asked. */
  requests: { url: string; method: string; initiator: string }[];
  /** Where a text was in what was sent: a header's name, `url` or `body`, and to which host (with its port). */
  findSent: (text: string) => { host: string; where: string }[];
}

interface Event {
  type: number;
  source: { id: number };
  params?: {
    url?: string;
    method?: string;
    initiator?: string;
    host?: string;
    bytes?: string;
    headers?: string[];
    request_headers?: { headers?: string[]; line?: string };
    source_dependency?: { id: number };
  };
}

/** @param file as Chromium wrote it with `--net-log-capture-mode=Everything`. */
export async function readNetLog(file: string): Promise<NetLog> {
  const { constants, events } = JSON.parse(await readFile(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: Event[];
  };
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const ofType = (name: string): Event[] => events.filter(({ type }) => names.get(type) === name);

  // A socket belongs to the session that was made on it, and a session knows its host.
  const hosts = new Map(
    ofType('HTTP2_SESSION').flatMap(({ source, params }) => (params?.host ? [[source.id, params.host]] : [])),
  );
  const sockets = new Map(
    ofType('HTTP2_SESSION_INITIALIZED').map(({ source, params }) => [
      params?.source_dependency?.id,
      hosts.get(source.id) ?? '',
    ]),
  );
  const requests = ofType('URL_REQUEST_START_JOB').flatMap(({ params }) =>
    params?.url ? [{ url: params.url, method: params.method ?? '', initiator: params.initiator ?? '' }] : [],
  );

  const findSent: NetLog['findSent'] = (text) => {
    const inHeaders = [
      'CORS_REQUEST',
      'HTTP_TRANSACTION_SEND_REQUEST_HEADERS',
      'HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS',
      'HTTP2_SESSION_SEND_HEADERS',
    ]
      .flatMap(ofType)
      .flatMap(({ params }) => {
        const headers = params?.headers ?? params?.request_headers?.headers ?? [];
        const read = (name: string): string =>
          headers.find((header) => header.toLowerCase().startsWith(`${name}: `))?.slice(name.length + 2) ??
          '';
        const host = params?.url ? new URL(params.url).host : read(':authority') || read('host');
        const found = headers
          .filter((header) => header.includes(text))
          .map((header) => ({ host, where: header.slice(0, header.indexOf(': ')).toLowerCase() }));
        const isInUrl = `${params?.url ?? ''} ${params?.request_headers?.line ?? ''}`.includes(text);
        return isInUrl ? [...found, { host, where: 'url' }] : found;
      });
    const inBodies = ofType('SSL_SOCKET_BYTES_SENT').flatMap(({ source, params }) =>
      Buffer.from(params?.bytes ?? '', 'base64').includes(text)
        ? [{ host: sockets.get(source.id) ?? '', where: 'body' }]
        : [],
    );
    return [...inHeaders, ...inBodies];
  };
  return { requests, findSent };
}

/** A secret is cut into pieces this long: a file may compress, and break, a long text. */
const PIECE = 20;

/** How a secret is in some bytes: as text of one or two bytes a letter, in base64, in hex; also a part of it. */
export function findSecret(bytes: Buffer, secret: string): string[] {
  const found = new Set<string>();
  for (let from = 0; from + PIECE <= secret.length; from += PIECE) {
    const piece = secret.slice(from, from + PIECE);
    const forms: [string, string | Buffer][] = [
      ['text', piece],
      ['UTF-16', Buffer.from(piece, 'utf16le')],
      ['hex', Buffer.from(piece).toString('hex')],
      ['base64 of UTF-16', cutBase64(Buffer.from(piece, 'utf16le'))],
      // What comes before it shifts the letters of base64 by none, one or two bytes.
      ...[0, 1, 2].map((shift): [string, string] => [
        'base64',
        cutBase64(Buffer.from(piece).subarray(shift)),
      ]),
    ];
    for (const [form, needle] of forms) if (bytes.includes(needle)) found.add(form);
  }
  return [...found];
}

/** The letters that don't depend on what follows. */
const cutBase64 = (bytes: Buffer): string =>
  bytes.toString('base64').slice(0, Math.floor(bytes.length / 3) * 4);
