// The sandbox's state: what Meta would hold. Ids are decimal strings; money is in minor units.

export type Task = 'MANAGE' | 'ADVERTISE' | 'ANALYZE' | 'DRAFT' | 'AA_ANALYZE';
export type BusinessRole = 'ADMIN' | 'EMPLOYEE';
export type FinancePermission = 'FINANCE_EDITOR' | 'FINANCE_ANALYST';
export type AccessType = 'OWNER' | 'AGENCY';
export type AccessStatus = 'CONFIRMED' | 'PENDING';

export interface App {
  id: string;
  name: string;
  secret: string;
  /** Whether each call must come with an appsecret_proof. */
  asksForProof: boolean;
}

/** A person's own account at Facebook; `id` is app-scoped. */
export interface User {
  id: string;
  name: string;
  /** A login that several people share: may read, and change nothing. */
  sharedLogin: boolean;
}

export interface Business {
  id: string;
  name: string;
  vertical: string;
  timezoneId: number;
  createdTime: number;
  /** Set once the business was changed. */
  updatedTime?: number;
  verificationStatus: string;
  twoFactorType: string;
  parent?: string;
  primaryPage?: string;
  createdBy?: string;
  /** Ad accounts made through the API so far; the sixth is refused. */
  createdByApi: number;
  invitesToday: number;
}

/** A person or a system user inside one business; `id` is scoped to that business. */
export interface Person {
  id: string;
  serial: number;
  kind: 'BUSINESS_USER' | 'SYSTEM_USER';
  business: string;
  /** The user behind a business user; a system user has none. */
  user?: string;
  name: string;
  email?: string;
  title?: string;
  role: BusinessRole;
  financePermission?: FinancePermission;
  createdTime: number;
  /** An address that waits to be confirmed by a mail. */
  pendingEmail?: string;
}

/** Somebody invited to a business who has not joined. */
export interface Invitation {
  id: string;
  serial: number;
  business: string;
  email: string;
  role: BusinessRole;
  financePermission?: FinancePermission;
  createdBy?: string;
  createdTime: number;
}

export interface FundingSource {
  id: string;
  display: string;
  type: number;
}

export interface AdAccount {
  accountId: string;
  serial: number;
  name: string;
  currency: string;
  status: number;
  disableReason: number;
  timezoneId: number;
  amountSpent: number;
  balance: number;
  spendCap: number;
  spendCapChanges: number;
  createdTime: number;
  kind: 'business' | 'personal' | 'group' | 'creative';
  ownerBusiness?: string;
  ownerUser?: string;
  /** Users who manage the account outside of any business, as Admin. */
  admins: string[];
  hasHistory: boolean;
  createdByApi: boolean;
  /** `bad` keeps the owning business from creating ad accounts (error 3980). */
  standing: 'good' | 'bad';
  funding?: FundingSource;
  endAdvertiser: string;
  mediaAgency: string;
  partner: string;
  address?: { street: string; city: string; zip: string; country: string };
  notifications: boolean;
}

/** What a business is to an ad account. While PENDING, `requestId` is the request's own id. */
export interface Relation {
  serial: number;
  business: string;
  account: string;
  accessType: AccessType;
  status: AccessStatus;
  permittedTasks: Task[];
  requestId: string;
  requestedBy?: string;
  requestedTime: number;
  updatedTime: number;
}

export interface Grant {
  serial: number;
  account: string;
  person: string;
  tasks: Task[];
}

export interface Page {
  id: string;
  name: string;
  username: string;
  category: string;
  ownerBusiness?: string;
  admins: string[];
  published: boolean;
}

export interface CreditLine {
  id: string;
  serial: number;
  business: string;
  legalEntityName: string;
  currency: string;
  maxBalance: number;
  balance: number;
  creditType: string;
}

export type Scope = 'business_management' | 'ads_management' | 'ads_read' | 'pages_show_list';

export interface Token {
  text: string;
  /** How the request log calls it. */
  name: string;
  kind: 'USER' | 'SYSTEM_USER' | 'PAGE' | 'APP';
  /** User id, system user id, page id, or app id. */
  of: string;
  app: string;
  scopes: Scope[];
  declined: Scope[];
  /** The text of the user's token that a page's token came from, and ends with. */
  via?: string;
  issuedAt: number;
  /** Milliseconds since 1970; 0 never ends. */
  expiresAt: number;
  /** The subcode of error 190 once it was revoked. */
  revoked?: number;
}

/** An ad account outside the agency, with what happens when the agency claims it as `admin`. */
export interface Claimable {
  account: string;
  kind:
    | 'confirmed'
    | 'pending'
    | 'group'
    | 'creative'
    | 'no-history'
    | 'owned-elsewhere'
    | 'already-asked'
    | 'already-owned';
  /** An access_status, or the number of the error. */
  expect: AccessStatus | number;
}

export interface Sizes {
  seed: number;
  accounts: number;
  people: number;
  children: number;
}
