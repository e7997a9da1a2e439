// Mirror: what follows it needs, in one piece that pages load after their first paint.

export { Dexie, liveQuery, RangeSet, rangesOverlap } from 'dexie';
export { getMirror } from './database.ts';
