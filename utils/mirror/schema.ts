// Mirror: every table in IndexedDB, what a row is, and when it goes. The background is the only writer.
// All of it goes on Disconnect.
//
// Long lists are kept as pages of rows, not as a row each: 10,000 single rows take 0.7 s to write and 150 ms to
// read in Chromium, pages of 500 take 0.06 s and 27 ms. Totals are rows of their own (`syncs`), never counted.
//
// What is large has its key beside it (`listPages`) or is flat (`access`): to find a key within a value the browser makes
// a second copy of that whole value at each writing, which takes three times as long as writing it.

import type { AdAccountId, BusinessId, PersonId, PrincipalId } from '../ids.ts';
import type { Problem } from '../problem.ts';
import type { TaskMask } from '../tasks.ts';

export const databaseName = 'claimdesk';
/** Goes up with each change of the tables (`database.ts`). */
export const schemaVersion = 2;

/** Whoever a token speaks for. The token itself is never here. */
export interface SessionRow {
  id: PrincipalId;
  name: string;
  kind: 'user' | 'system_user';
  appId: string | null;
  granted: string[];
  /** Permissions that Claimdesk needs and this token lacks. */
  missing: string[];
  /** Milliseconds since the epoch; `never`; null where Meta doesn't say. */
  expiresAt: number | 'never' | null;
  dataAccessExpiresAt: number | null;
  /** `signed-out`: the token ended or was forgotten (a restarted browser); rows stay until the same person is back. */
  state: 'connected' | 'signed-out';
  problem: Problem | null;
  /** When Meta last said who it is: at signing in, or when they were asked for again. Milliseconds since the epoch. */
  connectedAt: number;
}

export interface BusinessRow {
  id: BusinessId;
  name: string;
  /** Whose token reads and writes this business. */
  principal: PrincipalId;
  /** `ADMIN`, `EMPLOYEE`, … as Graph says; null when it doesn't. */
  role: string | null;
  /** Who oneself is among the business's people. */
  myPersonId: PersonId | null;
  verificationStatus: string | null;
  /** Its place in Meta's own list of the person's businesses. */
  order: number;
  /** It isn't in that list any more, and stays while runs of it are open. */
  isLost?: boolean;
}

export const listNames = ['owned', 'shared', 'pending'] as const;
export type ListName = (typeof listNames)[number];
/** What is read from Graph as one thing and is complete or not as one thing. */
export type ResourceName = ListName | 'people' | 'access' | 'credit';

/** How complete and how fresh a resource of a business is. */
export interface SyncRow {
  businessId: BusinessId;
  resource: ResourceName;
  state: 'running' | 'complete' | 'failed' | 'waiting';
  /** As Graph says; null while not known. */
  total: number | null;
  /** How many are in the mirror. Below `total` the list says so ("1,200 so far"). */
  loaded: number;
  startedAt: number;
  /** When it was last read to its end, or null for never. */
  completedAt: number | null;
  problem: Problem | null;
}

export interface AdAccountRow {
  id: AdAccountId;
  name: string;
  /** The name and nothing else, folded for search (lower case, no accents, NFKC). */
  folded: string;
  list: ListName;
  relation: 'OWNER' | 'AGENCY';
  access: 'CONFIRMED' | 'PENDING';
  /** Graph's `account_status` and `disable_reason`; null when not told (pending accounts of others). */
  status: number | null;
  disableReason: number | null;
  currency: string | null;
  timezoneName: string | null;
  /** What the business may hand out on it. */
  permitted: TaskMask;
  /** Pending only: the request's id, and when it was first seen or asked (ms); `isAskedHere`: asked, from here. */
  requestId: string | null;
  askedAt: number | null;
  isAskedHere?: boolean;
}

/**
 * Rows of one list in name order, cut into pages from page 0. While a first read is under way: in arrival order. Where
 * they are cut is for writing alone: a list of an older Claimdesk is cut otherwise, and read as it is, page after page.
 */
export interface ListPageRow {
  businessId: BusinessId;
  list: ListName;
  page: number;
  rows: AdAccountRow[];
}

/** Rows of page 0: a screenful, because a surface's first paint waits for it. */
const headSize = 64;
/** Rows of every later page. */
const pageSize = 500;

/** The page that a row is written to. @param index its place in the list, from 0 on. */
export const getPageOf = (index: number): number =>
  index < headSize ? 0 : 1 + Math.floor((index - headSize) / pageSize);

/** The place in the list of a page's first row. */
export const getPageStart = (page: number): number => (page === 0 ? 0 : headSize + (page - 1) * pageSize);

/** A page's key: it isn't within the row. */
export const toPageKey = ({
  businessId,
  list,
  page,
}: Omit<ListPageRow, 'rows'>): [BusinessId, ListName, number] => [businessId, list, page];

/** An account's further facts, read when it is opened. Money in minor units, as digits. */
export interface AccountDetailRow {
  businessId: BusinessId;
  id: AdAccountId;
  name: string;
  status: number | null;
  disableReason: number | null;
  currency: string | null;
  timezoneId: number | null;
  timezoneName: string | null;
  timezoneOffsetHours: number | null;
  amountSpent: string | null;
  balance: string | null;
  spendCap: string | null;
  minDailyBudget: string | null;
  /** The least that a campaign's own limit may be; an older version hasn't read it. */
  minCampaignCap?: string | null;
  fundingSource: string | null;
  fundingSourceText: string | null;
  createdAt: number | null;
  ownerBusinessId: BusinessId | null;
  ownerBusinessName: string | null;
  endAdvertiser: string | null;
  endAdvertiserName: string | null;
  mediaAgency: string | null;
  partner: string | null;
  isPrepay: boolean | null;
  /** What the token's owner may do. */
  mine: TaskMask;
  readAt: number;
  peopleReadAt: number | null;
  problem: Problem | null;
}

export interface PersonRow {
  businessId: BusinessId;
  id: PersonId;
  name: string;
  folded: string;
  kind: 'business_user' | 'system_user' | 'invited';
  role: string | null;
  email: string | null;
}

/** What one person may do on which accounts (`access-tasks.ts` reads it). Accounts that aren't in it: nothing, if `complete`. */
export interface AccessRow {
  businessId: BusinessId;
  personId: PersonId;
  /** What an account's own list of people calls them: all there is where the business's people couldn't be read. */
  name?: string;
  /** The accounts' ids, a blank between two. */
  accountIds: string;
  /** A task mask for each of them. */
  masks: Uint8Array;
  /** Whether the person's accounts were read to the end, and when. */
  complete: boolean;
  readAt: number;
}

/** The business's own credit lines: whether `invoice` can be offered. */
export interface CreditRow {
  businessId: BusinessId;
  lines: { id: string; name: string | null }[];
}

/** A request that is pending no longer. Kept until the answer was looked at: the badge counts those that are known. */
export interface NoticeRow {
  id: string;
  businessId: BusinessId;
  accountId: AdAccountId;
  accountName: string;
  /** `claim-left`: it left the pending list, and what became of it is still to be found out. */
  kind: 'claim-left' | 'claim-accepted' | 'claim-gone';
  relation: AdAccountRow['relation'];
  /** As the pending row had it (ms). */
  askedAt: number | null;
  at: number;
}
