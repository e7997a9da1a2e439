// Operation: what one person may do on one ad account. Give, change, take away.

import * as v from 'valibot';
import { getAccountName } from '../../account-name.ts';
import { fetchAssignedUsers, setTasksRequest } from '../../graph/access.ts';
import { parseSuccess } from '../../graph/success.ts';
import type { BusinessId, PersonId } from '../../ids.ts';
import type { MirrorDatabase } from '../../mirror/database.ts';
import { arePeopleKnown, type PersonTasks, readPeople, readSyncs } from '../../mirror/queries.ts';
import type { BusinessRow, PersonRow } from '../../mirror/schema.ts';
import { writeAccountTasks, writePersonTasks } from '../../mirror/write-tasks.ts';
import { canManage, getTaskLevel, type TaskMask, toWrittenMask } from '../../tasks.ts';
import { adAccountIdInput, personIdInput, taskMaskInput } from '../inputs.ts';
import type { Operation } from '../operation.ts';
import type { ChangeInputs, Guard, Refusal, StepRow } from '../types.ts';

type Input = ChangeInputs['set-tasks'];

interface Evidence {
  /** What the person could do just before. */
  before: TaskMask;
}

/**
 * Whether nobody could manage the account afterwards. Among people, the last one counts even if a system user could:
 * nobody is there to be asked then. Whom the mirror doesn't know may be a system user, and counts as one.
 */
export function isLastManager(
  assigned: readonly Omit<PersonTasks, 'name'>[],
  people: ReadonlyMap<PersonId, PersonRow>,
  { personId, tasks }: Pick<Input, 'personId' | 'tasks'>,
): boolean {
  const managers = assigned.filter((one) => canManage(one.tasks)).map((one) => one.personId);
  if (canManage(tasks) || !managers.includes(personId)) return false;
  const others = managers.filter((id) => id !== personId);
  const kindOf = (id: PersonId): PersonRow['kind'] | undefined => people.get(id)?.kind;
  if (others.length === 0) return true;
  return kindOf(personId) !== 'system_user' && !others.some((id) => kindOf(id) === 'business_user');
}

async function readPeopleById(db: MirrorDatabase, businessId: BusinessId): Promise<Map<PersonId, PersonRow>> {
  return new Map((await readPeople(db, businessId)).map((person) => [person.id, person]));
}

/**
 * Reads "unpack" a set (DRAFT appears beside ADVERTISE), so it is there when all of it is and the level is the same.
 * Nothing is there only when nothing is: DRAFT alone has no level either.
 */
function isSet(actual: TaskMask, wanted: TaskMask): boolean {
  if (wanted === 0) return actual === 0;
  return (actual & wanted) === wanted && getTaskLevel(actual) === getTaskLevel(wanted);
}

/** Whether something is taken from oneself. */
function isYourself(business: BusinessRow, { personId, tasks }: Input, before: TaskMask): boolean {
  return personId === business.myPersonId && (before & 7 & ~tasks) !== 0;
}

/** Whether an undo would take away more than what it takes back: something newer stands there by now. */
function isChangedSince(undone: StepRow | undefined, before: TaskMask, wanted: TaskMask): boolean {
  return undone !== undefined && !isSet(before, undone.planned.after ?? 0) && !isSet(before, wanted);
}

const getTasks = (assigned: readonly PersonTasks[], personId: PersonId): TaskMask =>
  assigned.find((one) => one.personId === personId)?.tasks ?? 0;

export const setTasks: Operation<'set-tasks'> = {
  name: 'set-tasks',
  schema: v.object({ accountId: adAccountIdInput, personId: personIdInput, tasks: taskMaskInput }),
  friction: 'none',
  isRepeatable: true,
  wantsState: true,
  looks: [],
  getSubject: ({ personId }) => `tasks of ${personId}`,

  async plan({ db, reader, business }, input, undone) {
    const { accountId, personId, tasks } = input;
    const rows = await reader.getRows(accountId);
    const people = await reader.getPeople();
    const assigned = await reader.getAccountPeople(accountId);
    const row = rows.find((one) => one.access === 'CONFIRMED');
    const shown = row ?? rows[0];
    const person = people.get(personId);
    // Where not all people could be read, who isn't among them may be in the business all the same.
    const isOutsider = !person && arePeopleKnown(await readSyncs(db, business.id));
    const now = getTasks(assigned, personId);
    const onItsWay = await reader.getOnItsWay(accountId);
    // What they will be able to do when this one's turn comes, if all goes well.
    const before = onItsWay.findLast((one) => one.personId === personId)?.after ?? now;
    const isNoChange = isSet(now, tasks) && onItsWay.length === 0;

    const getRefusal = (): Refusal | null => {
      if (!row) return 'not-in-business';
      // Someone who left may still be taken off; nobody else can be added.
      if (isOutsider && !(tasks === 0 && now !== 0)) return 'unknown-person';
      if (person?.kind === 'invited') return 'not-joined';
      if ((tasks & 7 & ~row.permitted) !== 0) return 'beyond-permitted';
      return isNoChange ? 'no-change' : null;
    };
    const guards: Guard[] = [];
    if (isLastManager(assigned, people, input)) guards.push('last-manager');
    if ([now, before].some((mask) => isYourself(business, input, mask))) guards.push('yourself');
    if (isChangedSince(undone, before, tasks)) guards.push('changed-since');
    if (tasks === 0) guards.push('removal');
    return {
      accountId,
      accountName: shown ? getAccountName(shown) : null,
      personId,
      personName: person?.name ?? assigned.find((one) => one.personId === personId)?.name ?? null,
      before,
      after: tasks,
      guards,
      refusal: getRefusal(),
    };
  },

  async prepare({ db, graph, principal, businessId }, input, step) {
    const { accountId, personId, tasks } = input;
    const assigned = await fetchAssignedUsers({ graph, principal, businessId }, accountId);
    // Whatever comes of it: this is what is so now.
    await writeAccountTasks(
      db,
      businessId,
      accountId,
      new Map(assigned.map((one) => [one.personId, one.tasks])),
    );
    const before = getTasks(assigned, personId);
    const evidence: Evidence = { before };
    if (isSet(before, tasks)) return { already: { found: true }, evidence };
    // The mirror may have been behind when this was planned: the guards are looked at again.
    const { guards } = step.planned;
    const people = await readPeopleById(db, businessId);
    if (!guards.includes('last-manager') && isLastManager(assigned, people, input))
      return { stop: 'last-manager' };
    const business = await db.businesses.get(businessId);
    // Somebody else may serve it by now, and whom they are there isn't whose wish this is.
    const isServing = business?.principal === principal;
    if (!guards.includes('yourself') && isServing && isYourself(business, input, before))
      return { stop: 'yourself' };
    const undone = step.takesBack ? await db.steps.get(step.takesBack) : undefined;
    if (!guards.includes('changed-since') && isChangedSince(undone, before, tasks))
      return { stop: 'changed-since' };
    return { evidence };
  },

  getRequest: ({ accountId, personId, tasks }, businessId) =>
    setTasksRequest(businessId, accountId, personId, tasks),
  parseAnswer: parseSuccess,

  async check({ graph, principal, businessId }, { accountId, personId, tasks }) {
    const actual = getTasks(await fetchAssignedUsers({ graph, principal, businessId }, accountId), personId);
    return isSet(actual, tasks) ? { state: 'done', outcome: { found: true } } : { state: 'not-done' };
  },

  write: (db, { accountId, personId, tasks }, { businessId }) =>
    writePersonTasks(db, businessId, accountId, personId, tasks),

  getInverse: ({ accountId, personId, tasks }, { evidence, planned }) => {
    const before = (evidence as Evidence | null)?.before ?? planned.before ?? 0;
    if (isSet(before, tasks)) return 'nothing';
    return { operation: 'set-tasks', input: { accountId, personId, tasks: toWrittenMask(before) } };
  },
};
