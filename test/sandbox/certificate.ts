// A self-signed certificate for Meta's host names, and its pin.

import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

const NAMES = [
  'graph.facebook.com',
  'www.facebook.com',
  'business.facebook.com',
  'adsmanager.facebook.com',
  '*.facebook.com',
  'facebook.com',
  'localhost',
];

export interface Certificate {
  key: string;
  cert: string;
  /** Base64 of SHA-256 of the public key: Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
}

/** A new key each time (P-256, a few milliseconds); it never leaves the process. */
export async function createCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'graph.facebook.com' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...NAMES.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  const { publicKey } = new X509Certificate(made.cert);
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return { key: made.private, cert: made.cert, spki: createHash('sha256').update(der).digest('base64') };
}
