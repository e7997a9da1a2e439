// Session: the tokens. The only file that knows where they are, read by the background alone.
//
// They live in `storage.session`: in memory, never in a file of the profile, gone with the browser; a worker that is
// killed finds them again. But the browser tells every page of the extension what changes there, so what is kept is
// ciphertext. Its key can't be taken out of the browser and is of no use without the ciphertext, which no file holds.
// What a worker has opened it keeps in its own memory, as long as it lives.

import { Dexie, type EntityTable } from 'dexie';
import { storage } from '#imports';
import type { PrincipalId } from '../ids.ts';
import { createLocks } from '../locks.ts';
import { refuseNewer } from '../refuse-newer.ts';

/** By principal: a fresh nonce and the token, encrypted, each in base64. */
interface Sealed {
  nonce: string;
  text: string;
}

const tokensItem = storage.defineItem<Record<PrincipalId, Sealed>>('session:tokens', { fallback: {} });

const vaultVersion = 1;

class KeyDatabase extends Dexie {
  declare keys: EntityTable<{ id: 'tokens'; key: CryptoKey }, 'id'>;

  constructor() {
    super('claimdesk-vault', refuseNewer(vaultVersion));
    this.version(vaultVersion).stores({ keys: 'id' });
  }
}

export interface TokenVault {
  /** Makes the key, if there is none yet, before it is needed. */
  prepare(): Promise<void>;
  get(principal: PrincipalId): Promise<string | null>;
  hold(principal: PrincipalId, token: string): Promise<void>;
  /** Forgets whoever's token, or only if it is still this one (a newer one may have come meanwhile). */
  forget(principal: PrincipalId, onlyIf?: string): Promise<boolean>;
  /** Forgets the key as well. */
  forgetAll(): Promise<void>;
  /** Those whose token is held. */
  getPrincipals(): Promise<PrincipalId[]>;
}

const algorithm = 'AES-GCM';
const toBase64 = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)));
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** Changes are made one after another: two at once would each write what it read before. */
export function createTokenVault(): TokenVault {
  const inTurn = createLocks();
  const change = <Value>(work: () => Promise<Value>): Promise<Value> => inTurn('tokens', work);
  const { keys } = new KeyDatabase();

  const readKey = async (): Promise<CryptoKey | undefined> => (await keys.get('tokens'))?.key;

  async function createKey(): Promise<CryptoKey> {
    const key = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    await keys.put({ id: 'tokens', key });
    return key;
  }

  const getKey = async (): Promise<CryptoKey> => (await readKey()) ?? createKey();

  async function seal(token: string): Promise<Sealed> {
    const nonce = crypto.getRandomValues(new Uint8Array(12));
    const bytes = new TextEncoder().encode(token);
    const text = await crypto.subtle.encrypt({ name: algorithm, iv: nonce }, await getKey(), bytes);
    return { nonce: toBase64(nonce), text: toBase64(text) };
  }

  /** Null where the key is gone: then the token is as good as forgotten. */
  async function open({ nonce, text }: Sealed): Promise<string | null> {
    const key = await readKey();
    if (!key) return null;
    try {
      const iv = fromBase64(nonce);
      const bytes = await crypto.subtle.decrypt({ name: algorithm, iv }, key, fromBase64(text));
      return new TextDecoder().decode(bytes);
    } catch (error) {
      // Another key's: the browser kept the one and lost the other.
      if (error instanceof DOMException && error.name === 'OperationError') return null;
      throw error;
    }
  }

  /** What this worker has opened or sealed: a list of many pages asks for its token at each. */
  const opened = new Map<PrincipalId, string>();

  async function get(principal: PrincipalId): Promise<string | null> {
    const known = opened.get(principal);
    if (known !== undefined) return known;
    return change(async () => {
      const sealed = (await tokensItem.getValue())[principal];
      const token = sealed ? await open(sealed) : null;
      if (token !== null) opened.set(principal, token);
      return token;
    });
  }

  return {
    get,
    prepare: () => change(async () => void (await getKey())),
    getPrincipals: async () => Object.keys(await tokensItem.getValue()) as PrincipalId[],
    hold: (principal, token) =>
      change(async () => {
        const sealed = await seal(token);
        await tokensItem.setValue({ ...(await tokensItem.getValue()), [principal]: sealed });
        opened.set(principal, token);
      }),
    forget: (principal, onlyIf) =>
      change(async () => {
        const { [principal]: sealed, ...others } = await tokensItem.getValue();
        if (sealed === undefined || (onlyIf !== undefined && (await open(sealed)) !== onlyIf)) return false;
        opened.delete(principal);
        await tokensItem.setValue(others);
        return true;
      }),
    forgetAll: () =>
      change(async () => {
        opened.clear();
        await tokensItem.removeValue();
        await keys.clear();
      }),
  };
}
