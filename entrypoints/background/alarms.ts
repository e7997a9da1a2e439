// Background: alarms. They outlive the worker: runs that wait go on, pending requests are looked at.

import { browser } from 'wxt/browser';
import type { Engine } from './engine.ts';
import { takeUpSyncs } from './take-up-syncs.ts';

const runsAlarm = 'runs';
const pendingAlarm = 'pending';
const syncsAlarm = 'syncs';
const pendingMinutes = 5;
/** Chrome's shortest; while a run is open, a dead worker is woken this often. */
const runsMinutes = 0.5;
/** Nearer times are waited for here: no alarm comes sooner. */
const shortWaitMs = 25_000;

/** Keeps the alarms that the state of things asks for, and no others. */
export async function updateAlarms({ db }: Engine): Promise<void> {
  const open = await db.runs.where('state').anyOf(['running', 'waiting']).count();
  if (open === 0) await browser.alarms.clear(runsAlarm);
  else if (!(await browser.alarms.get(runsAlarm)))
    browser.alarms.create(runsAlarm, { periodInMinutes: runsMinutes });
  const waiting = await db.syncs.filter((sync) => sync.state === 'waiting').toArray();
  const at = Math.min(...waiting.map((sync) => sync.problem?.retryAt ?? Infinity));
  if (Number.isFinite(at)) browser.alarms.create(syncsAlarm, { when: at });
  const connected = await db.sessions.filter((session) => session.state === 'connected').count();
  if (connected === 0) await browser.alarms.clear(pendingAlarm);
  else if (!(await browser.alarms.get(pendingAlarm)))
    browser.alarms.create(pendingAlarm, { periodInMinutes: pendingMinutes });
}

async function lookAtAllPending(engine: Engine): Promise<void> {
  const waiting = await engine.db.syncs
    .filter((sync) => sync.resource === 'pending' && sync.loaded > 0)
    .toArray();
  for (const { businessId } of waiting) await engine.lookAtPending(businessId);
}

export function bindAlarms(engine: Engine): void {
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
