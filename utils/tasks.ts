// Basics: what a person may do on an ad account, as Graph's tasks, as a compact mask, and as one of three levels.

/** In bit order: a mask's bit n stands for the nth name. */
export const taskNames = ['ANALYZE', 'ADVERTISE', 'MANAGE', 'DRAFT', 'AA_ANALYZE'] as const;
export type Task = (typeof taskNames)[number];

/** A set of tasks as bits; the mirror keeps tens of thousands of them. */
export type TaskMask = number;

export const taskLevels = ['analyze', 'advertise', 'manage'] as const;
export type TaskLevel = (typeof taskLevels)[number];

const analyze = 1;
const advertise = 2;
const manage = 4;
const draft = 8;

const levelMasks = {
  analyze,
  advertise: analyze | advertise,
  manage: analyze | advertise | manage,
} satisfies Record<TaskLevel, TaskMask>;

/** Names that aren't known are left out: Meta adds tasks from time to time. */
export function toTaskMask(tasks: readonly string[]): TaskMask {
  return taskNames.reduce((mask, name, bit) => (tasks.includes(name) ? mask | (1 << bit) : mask), 0);
}

export function fromTaskMask(mask: TaskMask): Task[] {
  return taskNames.filter((_, bit) => mask & (1 << bit));
}

/**
 * The level that a set amounts to, or null for none.
 * Reads come back "unpacked" (DRAFT appears after ADVERTISE was set), so the highest of the three decides.
 */
export function getTaskLevel(mask: TaskMask): TaskLevel | null {
  if (mask & manage) return 'manage';
  if (mask & advertise) return 'advertise';
  return mask & analyze ? 'analyze' : null;
}

/** The full set that Graph wants spelled out for a level (other combinations answer 100/1752129). */
export function getLevelMask(level: TaskLevel): TaskMask {
  return levelMasks[level];
}

/** A set that was read, as it is to be written: DRAFT beside ADVERTISE came by "unpacking" and comes again by itself. */
export function toWrittenMask(mask: TaskMask): TaskMask {
  return mask & advertise ? mask & ~draft : mask;
}

/** Levels that a business may hand out on an account, from its `permitted_tasks`. */
export function getPermittedLevels(permitted: TaskMask): TaskLevel[] {
  return taskLevels.filter((level) => (levelMasks[level] & permitted) === levelMasks[level]);
}

export function canManage(mask: TaskMask): boolean {
  return (mask & manage) !== 0;
}

/** Whether none of those on an account can manage it. Where its owner keeps that to itself, nobody here could. */
export function lacksManager(permitted: TaskMask, here: readonly { tasks: TaskMask }[]): boolean {
  return canManage(permitted) && !here.some(({ tasks }) => canManage(tasks));
}
