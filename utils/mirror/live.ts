// Mirror: what follows it needs, in one piece that pages load after their first paint.

export { liveQuery } from 'dexie';
export { getMirror } from './database.ts';
