// Conformance: runs a curl command line by sending the bytes that curl sends, without needing curl.

import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { GraphBody } from './graph.ts';

interface Command {
  method: string;
  url: string;
  contentType?: string;
  body: string;
}

/** Sends what `curl` would for a command of `-X`, `-G`, `-d` and `-F` options; resolves with status and body. */
export function runCurl(command: string): Promise<{ status: number; body: GraphBody }> {
  const { method, url, contentType, body } = parseCommand(command);
  const headers: Record<string, string> = { 'User-Agent': 'curl/7.88.1', Accept: '*/*' };
  if (contentType !== undefined) {
    headers['Content-Length'] = String(Buffer.byteLength(body));
    headers['Content-Type'] = contentType;
  }
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString();
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as GraphBody });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Words as a shell would split them: double quotes group, a backslash before white space continues the line. */
function split(command: string): string[] {
  return [...command.replace(/\\\s/g, ' ').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );
}

function parseCommand(command: string): Command {
  const [program, ...words] = split(command);
  if (program !== 'curl') throw new Error(`not a curl command: ${command}`);
  let method: string | undefined;
  let isGet = false;
  let url = '';
  const data: string[] = [];
  const parts: string[] = [];
  for (let n = 0; n < words.length; n++) {
    const word = words[n];
    if (word === '-G') isGet = true;
    else if (word === '-X') method = words[++n];
    else if (word === '-d') data.push(words[++n] ?? '');
    else if (word === '-F') parts.push(words[++n] ?? '');
    else url = word ?? '';
  }
  if (isGet) return { method: method ?? 'GET', url: `${url}?${data.join('&')}`, body: '' };
  const boundary = `------------------------${randomBytes(8).toString('hex')}`;
  return {
    method: method ?? 'POST',
    url,
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: `${parts.map((part) => formPart(part, boundary)).join('')}--${boundary}--\r\n`,
  };
}

function formPart(part: string, boundary: string): string {
  const [, name, value] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}
