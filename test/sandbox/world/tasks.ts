// The tasks on an ad account: which sets Meta takes, and what a read shows after a write.

import type { Task } from './types.ts';

export const TASKS: readonly Task[] = ['MANAGE', 'ADVERTISE', 'ANALYZE', 'DRAFT', 'AA_ANALYZE'];
export const FULL_TASKS: readonly Task[] = ['MANAGE', 'ADVERTISE', 'ANALYZE'];
const EXTRAS: readonly Task[] = ['DRAFT', 'AA_ANALYZE'];
const BASES: readonly string[] = ['ANALYZE', 'ADVERTISE,ANALYZE', 'MANAGE,ADVERTISE,ANALYZE'];

export function isTask(text: string): text is Task {
  return (TASKS as readonly string[]).includes(text);
}

/** Each once, strongest first. */
export function inOrder(tasks: readonly Task[]): Task[] {
  return TASKS.filter((task) => tasks.includes(task));
}

/** The full set has to be spelled out; anything else is error 100, subcode 1752129. */
export function isTaskSet(tasks: readonly Task[]): boolean {
  const ordered = inOrder(tasks);
  if (ordered.join() === 'DRAFT') return true;
  return BASES.includes(ordered.filter((task) => !EXTRAS.includes(task)).join());
}

/** There are few sets, and a list of a person's accounts asks for thousands. */
const unpacked = new Map<string, readonly Task[]>();

/** Reads give tasks unpacked: who may advertise may draft as well. */
export function asRead(tasks: readonly Task[]): readonly Task[] {
  const key = tasks.join();
  const known = unpacked.get(key) ?? inOrder(tasks.includes('ADVERTISE') ? [...tasks, 'DRAFT'] : tasks);
  unpacked.set(key, known);
  return known;
}

/** Drafting and audience analytics come with any other task, so they never exceed what is permitted. */
export function isWithin(tasks: readonly Task[], permitted: readonly Task[]): boolean {
  return tasks.every((task) => EXTRAS.includes(task) || permitted.includes(task));
}
