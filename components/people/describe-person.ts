// people: who somebody is, and what a level lets one do, in words.

import { i18n } from '#i18n';
import type { PersonRow } from '@/utils/mirror/schema.ts';
import type { TaskLevel } from '@/utils/tasks.ts';

/** "Admin", "Employee", "System user", "Invited, hasn't joined yet". A role that we don't know keeps Meta's word. */
export function describePerson(person: PersonRow): string {
  if (person.kind === 'invited') return i18n.t('people.invited');
  if (person.kind === 'system_user') {
    return person.role === 'ADMIN' ? i18n.t('people.systemAdmin') : i18n.t('people.systemUser');
  }
  if (person.role === 'ADMIN') return i18n.t('people.roleAdmin');
  if (person.role === 'EMPLOYEE' || person.role === null) return i18n.t('people.roleEmployee');
  return person.role;
}

/** `Analyze`, `Advertise`, `Manage`. */
export function getLevelName(level: TaskLevel): string {
  if (level === 'analyze') return i18n.t('people.analyze');
  return level === 'advertise' ? i18n.t('people.advertise') : i18n.t('people.manage');
}
