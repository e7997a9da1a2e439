// Conformance: the part of Meta's SDK that the suite uses; the package brings no types.

declare module 'facebook-nodejs-business-sdk' {
  type Params = Record<string, unknown>;

  export interface SdkObject {
    id: string;
    _data: Record<string, unknown>;
    exportAllData(): Record<string, unknown>;
  }

  export interface Cursor<T extends SdkObject = SdkObject> extends Array<T> {
    summary?: { total_count?: number };
    paging?: unknown;
    hasNext(): boolean;
    hasPrevious(): boolean;
    next(): Promise<Cursor<T>>;
    previous(): Promise<Cursor<T>>;
  }

  export class FacebookAdsApi {
    static get GRAPH(): string;
    constructor(token: string, locale?: string, crashLog?: boolean);
    getAppID(): Promise<{ data: { data: { app_id: string } } }>;
    call(method: string, path: string | string[], params?: Params): Promise<Record<string, unknown>>;
  }

  export class FacebookAdsApiBatch {
    constructor(
      api: FacebookAdsApi,
      done?: (response: SdkResponse) => void,
      failed?: (response: SdkResponse) => void,
    );
    add(
      method: string,
      path: string | string[],
      params?: Params,
      files?: null,
      done?: (response: SdkResponse) => void,
      failed?: (response: SdkResponse) => void,
    ): unknown;
    execute(): Promise<unknown>;
  }

  export interface SdkResponse {
    body: Record<string, unknown>;
    isSuccess: boolean;
    error: { message: string; status: number; response: { code: number } } | null;
  }

  class Node implements SdkObject {
    id: string;
    _data: Record<string, unknown>;
    constructor(id: string, data?: object, parent?: undefined, api?: FacebookAdsApi);
    exportAllData(): Record<string, unknown>;
    static getByIds(
      ids: string[],
      fields: string[],
      params: Params,
      api: FacebookAdsApi,
    ): Promise<SdkObject[]>;
    get(fields: string[], params?: Params): Promise<SdkObject>;
  }

  export class Business extends Node {
    createOwnedAdAccount(fields: string[], params: Params): Promise<SdkObject>;
    createAdAccount(fields: string[], params: Params): Promise<SdkObject>;
    getOwnedAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
    getClientAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
    getPendingOwnedAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
    getPendingClientAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
    deleteAdAccounts(params: Params): Promise<Record<string, unknown>>;
    getBusinessUsers(fields: string[], params?: Params): Promise<Cursor>;
    createBusinessUser(fields: string[], params: Params): Promise<SdkObject>;
    getPendingUsers(fields: string[], params?: Params): Promise<Cursor>;
    getSystemUsers(fields: string[], params?: Params): Promise<Cursor>;
  }

  export class AdAccount extends Node {
    update(fields: string[], params: Params): Promise<SdkObject>;
    getAssignedUsers(fields: string[], params?: Params): Promise<Cursor>;
    createAssignedUser(fields: string[], params: Params): Promise<SdkObject>;
    deleteAssignedUsers(params: Params): Promise<Record<string, unknown>>;
    getAgencies(fields: string[], params?: Params): Promise<Cursor>;
  }

  export class BusinessUser extends Node {
    getAssignedAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
    update(fields: string[], params: Params): Promise<SdkObject>;
    delete(fields: string[], params?: Params): Promise<Record<string, unknown>>;
  }

  export class User extends Node {
    getBusinesses(fields: string[], params?: Params): Promise<Cursor>;
    getBusinessUsers(fields: string[], params?: Params): Promise<Cursor>;
    getAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
  }

  export class SystemUser extends Node {
    getAssignedAdAccounts(fields: string[], params?: Params): Promise<Cursor>;
  }
}
