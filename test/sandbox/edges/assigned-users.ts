// People on ad accounts, from both sides: an account's assigned users, a person's assigned ad accounts.

import type { Context } from '../graph/context.ts';
import { actEdge, type Edge, listEdge, type Row } from '../graph/edge.ts';
import { codeError, GraphError, invalid, required } from '../graph/errors.ts';
import { needText, readList, readText } from '../graph/params.ts';
import { READ_ADS, WRITE_ADS } from '../graph/scopes.ts';
import { canAssign, canSeeAccount } from '../world/access.ts';
import { asRead, inOrder, isTask, isTaskSet, isWithin, TASKS } from '../world/tasks.ts';
import type { AdAccount, Grant, Person, Relation, Task } from '../world/types.ts';

const TASK_FIELDS = { names: ['tasks', 'permitted_tasks'], defaults: ['tasks'] };

/** Without `business`: the owner's people to whom belongs to the owner, else the asking side's people. */
function sideOf({ world, actor, params }: Context, account: AdAccount): string[] {
  const asked = readText(params, 'business');
  if (asked !== undefined) {
    if (world.relation(asked, account.accountId)?.status === 'CONFIRMED') return [asked];
    throw invalid('Param business must be a business that has access to the ad account', {
      blame: ['business'],
    });
  }
  const mine = actor.persons.map((person) => person.business);
  const owner = account.ownerBusiness;
  return owner && mine.includes(owner) ? [owner] : mine;
}

function grantRow(context: Context, grant: Grant, person: Person, node: Row['node']): Row {
  const relation = context.world.relation(person.business, grant.account);
  return {
    serial: grant.serial,
    node,
    extras: { tasks: asRead(grant.tasks), permitted_tasks: relation?.permittedTasks },
  };
}

function needTasks(context: Context): Task[] {
  const names = readList(context.params, 'tasks');
  if (!names?.length) throw required('tasks');
  const tasks: Task[] = [];
  for (const [n, name] of names.entries()) {
    if (!isTask(name)) {
      throw invalid(`Param tasks[${n}] must be one of {${TASKS.join(', ')}} - got "${name}".`, {
        blame: ['tasks'],
      });
    }
    tasks.push(name);
  }
  if (isTaskSet(tasks)) return inOrder(tasks);
  throw new GraphError({
    code: 100,
    subcode: 1752129,
    message: '(#100) This Task Combination Is Not Supported',
    userTitle: 'Task combination not supported',
    userMsg: 'This combination of tasks is not supported. Give every task that the strongest one includes.',
  });
}

/** The person named by `user`, and the relation through which that person's business has the account. */
function needAssignee(
  { world, params }: Context,
  account: AdAccount,
): { person: Person; relation: Relation } {
  const person = world.people.get(needText(params, 'user'));
  const relation = person ? world.relation(person.business, account.accountId) : undefined;
  if (!person || relation?.status !== 'CONFIRMED') throw codeError(2620);
  return { person, relation };
}

export const assignedUsers: readonly Edge[] = [
  listEdge({
    on: ['AdAccount'],
    name: 'assigned_users',
    scope: READ_ADS,
    item: 'AssignedUser',
    summary: 'named',
    extras: TASK_FIELDS,
    rows(context, { value: account }) {
      const businesses = sideOf(context, account);
      return context.world.grantsOfAccount(account.accountId).flatMap((grant) => {
        const value = context.world.people.get(grant.person);
        if (!value || !businesses.includes(value.business)) return [];
        return grantRow(context, grant, value, { type: 'AssignedUser', value });
      });
    },
  }),
  listEdge({
    on: ['BusinessUser', 'SystemUser', 'User'],
    name: 'assigned_ad_accounts',
    scope: READ_ADS,
    item: 'AdAccount',
    summary: 'default',
    extras: TASK_FIELDS,
    rows(context, node) {
      const { world, actor } = context;
      const persons = node.type === 'User' ? world.personsOfUser(node.value.id) : [node.value];
      const rows: Row[] = [];
      for (const person of persons) {
        for (const grant of world.grantsOfPerson(person.id)) {
          const value = world.adAccounts.get(grant.account);
          if (!value) continue;
          const row = grantRow(context, grant, person, { type: 'AdAccount', value });
          row.hidden = () => !canSeeAccount(world, actor, value);
          rows.push(row);
        }
      }
      return rows;
    },
  }),
  actEdge({
    method: 'POST',
    on: ['AdAccount'],
    name: 'assigned_users',
    scope: WRITE_ADS,
    run(context, { value: account }) {
      checkMayAssign(context, account);
      const { person, relation } = needAssignee(context, account);
      checkSide(context, person);
      const tasks = needTasks(context);
      if (!isWithin(tasks, relation.permittedTasks)) {
        throw invalid(`Param tasks must be within {${relation.permittedTasks.join(', ')}}`, {
          blame: ['tasks'],
          userTitle: 'Tasks not permitted',
          userMsg: 'The owner of this ad account has not given your business these tasks.',
        });
      }
      context.world.setGrant(account.accountId, person.id, tasks);
      return { body: { success: true } };
    },
  }),
  actEdge({
    method: 'DELETE',
    on: ['AdAccount'],
    name: 'assigned_users',
    scope: WRITE_ADS,
    run(context, { value: account }) {
      checkMayAssign(context, account);
      const user = needText(context.params, 'user');
      const person = context.world.people.get(user);
      if (person) checkSide(context, person);
      if (!person || !context.world.removeGrant(account.accountId, user)) {
        throw invalid('The user is not assigned to this ad account', { blame: ['user'] });
      }
      return { body: { success: true } };
    },
  }),
];

/** Some side of the caller's may hand out tasks; checked before the parameters are looked at. */
function checkMayAssign({ world, actor }: Context, account: AdAccount): void {
  if (actor.persons.some((person) => canAssign(world, actor, account, person.business))) return;
  throw codeError(200, {
    userTitle: 'Permission needed',
    userMsg: 'Only who manages this ad account may do this.',
  });
}

/** People of a business are handed tasks by that business's own. */
function checkSide({ actor }: Context, person: Person): void {
  if (!actor.persons.some((own) => own.business === person.business)) throw codeError(200);
}
