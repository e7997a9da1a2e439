// Background: alarms. They outlive the worker: runs that wait go on, pending requests are looked at.

import { liveQuery } from 'dexie';
import { browser } from 'wxt/browser';
import type { Engine } from './engine.ts';
import { takeUpSyncs } from './take-up-syncs.ts';

const runsAlarm = 'runs';
const pendingAlarm = 'pending';
const syncsAlarm = 'syncs';
const pendingMinutes = 5;
/** Chrome's shortest; while a run or a read is open, a dead worker is woken this often. */
const runsMinutes = 0.5;
/** Nearer times are waited for here: no alarm comes sooner. */
const shortWaitMs = 25_000;

/** What is to be woken for. */
interface Due {
  isUnderWay: boolean;
  isConnected: boolean;
  /** When a read that waits may go on (ms since the epoch); Infinity: none waits. */
  syncsAt: number;
}

/** In one short transaction: it is asked at every step of a read. */
const readDue = ({ db }: Engine): Promise<Due> =>
  db.transaction('r', db.runs, db.sessions, db.syncs, async () => {
    const [sessions, syncs, ...open] = await Promise.all([
      db.sessions.toArray(),
      db.syncs.toArray(),
      ...['running', 'waiting'].map((state) => db.runs.where('state').equals(state).count()),
    ]);
    const waiting = syncs.filter(({ state }) => state === 'waiting');
    return {
      isUnderWay: open.some((count) => count > 0) || syncs.some(({ state }) => state === 'running'),
      isConnected: sessions.some(({ state }) => state === 'connected'),
      syncsAt: Math.min(...waiting.map(({ problem }) => problem?.retryAt ?? Infinity)),
    };
  });

async function keepAlarm(name: string, periodInMinutes: number, isWanted: boolean): Promise<void> {
  if (!isWanted) await browser.alarms.clear(name);
  else if (!(await browser.alarms.get(name))) browser.alarms.create(name, { periodInMinutes });
}

/** Keeps the alarms that the state of things asks for, and no others. */
async function updateAlarms({ isUnderWay, isConnected, syncsAt }: Due): Promise<void> {
  await keepAlarm(runsAlarm, runsMinutes, isUnderWay);
  await keepAlarm(pendingAlarm, pendingMinutes, isConnected);
  if (Number.isFinite(syncsAt)) browser.alarms.create(syncsAlarm, { when: syncsAt });
}

/** Alarms follow what there is to do. Nearly all that is written changes nothing about that. */
function followDue(engine: Engine): void {
  let last = '';
  liveQuery(() => readDue(engine)).subscribe({
    next: (due) => {
      const now = JSON.stringify(due);
      if (now === last) return;
      last = now;
      updateAlarms(due).catch(tellTrouble);
    },
    error: tellTrouble,
  });
}

const tellTrouble = (error: unknown): void => console.warn('Claimdesk: alarms', error);

async function lookAtAllPending(engine: Engine): Promise<void> {
  const waiting = await engine.db.syncs
    .filter((sync) => sync.resource === 'pending' && sync.loaded > 0)
    .toArray();
  for (const { businessId } of waiting) await engine.lookAtPending(businessId);
}

export function bindAlarms(engine: Engine): void {
  followDue(engine);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === pendingAlarm) void lookAtAllPending(engine);
    else if (name === syncsAlarm) void takeUpSyncs(engine);
    else engine.wakeRunner();
  });
  engine.listeners.onWait.push((at) => {
    const wait = at - Date.now();
    if (wait <= shortWaitMs) setTimeout(engine.wakeRunner, Math.max(0, wait));
    else browser.alarms.create(`${runsAlarm}-later`, { when: at });
  });
}
