// Unit tests: mirror, client and runner as the background puts them together, in this process, against a sandbox.

import type { ListCall } from '../../../utils/graph/ad-accounts.ts';
import { createGraphClient, type GraphClient } from '../../../utils/graph/client.ts';
import { createGovernor } from '../../../utils/graph/governor.ts';
import {
  type AdAccountId,
  type BusinessId,
  type PersonId,
  type PrincipalId,
  parseAdAccountId,
  parseBusinessId,
  parsePersonId,
} from '../../../utils/ids.ts';
import { MirrorDatabase } from '../../../utils/mirror/database.ts';
import type { BusinessRow } from '../../../utils/mirror/schema.ts';
import { syncBusiness } from '../../../utils/mirror/sync/sync-business.ts';
import { createRun } from '../../../utils/runs/journal.ts';
import { planChanges } from '../../../utils/runs/plan.ts';
import { createRunner, type Runner } from '../../../utils/runs/runner.ts';
import type { Change, RunRow, StepRow } from '../../../utils/runs/types.ts';
import { introduce, writeIntroduction } from '../../../utils/session/connect.ts';
import { markSignedOut, resumeRuns } from '../../../utils/session/sign-out.ts';
import { createSandboxDoor, type SandboxDoor } from '../../e2e/harness/sandbox-door.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/start-sandbox.ts';

export interface Desk {
  sandbox: Sandbox;
  door: SandboxDoor;
  db: MirrorDatabase;
  graph: GraphClient;
  call: ListCall;
  business: BusinessRow;
  principal: PrincipalId;
  tokens: Map<PrincipalId, string>;
  /** A runner as a worker has it; a second one is a worker that woke after the first was killed. */
  createWorker: (graph?: GraphClient) => Runner;
  /** Someone comes (back) with the sandbox's token of that name. */
  signIn: (name: string) => Promise<void>;
  /** Plans and journals, without starting. */
  plan: (...changes: Change[]) => Promise<string>;
  /** Plans, journals, runs to where nothing is left to do now. */
  run: (...changes: Change[]) => Promise<{ run: RunRow; steps: StepRow[] }>;
  read: (runId: string) => Promise<{ run: RunRow; steps: StepRow[] }>;
  close: () => Promise<void>;
}

export const accountId = (text: string): AdAccountId => parseAdAccountId(text) ?? fail(text);
export const businessId = (text: string): BusinessId => parseBusinessId(text) ?? fail(text);
export const personId = (text: string): PersonId => parsePersonId(text) ?? fail(text);

const fail = (text: string): never => {
  throw new Error(`Not an id: ${text}`);
};

let count = 0;
/** Waits are counted, not waited: what would be seconds is a turn of the loop. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

type DeskOptions = SandboxOptions & { token?: string };

export async function openDesk(options: DeskOptions = {}): Promise<Desk> {
  const { token: tokenName = 'admin', ...sizes } = options;
  const sandbox = await startSandbox({ accounts: 30, people: 6, ...sizes });
  const door = createSandboxDoor(sandbox.http);
  count += 1;
  const db = new MirrorDatabase(`desk-${count}`);
  const tokens = new Map<PrincipalId, string>();
  const governor = createGovernor({ pause });
  const createClient = (getToken: (principal: PrincipalId) => string | null): GraphClient =>
    createGraphClient({
      governor,
      origin: sandbox.http,
      pause,
      getToken: async (principal) => getToken(principal),
      onRefused: (principal, _, problem) => {
        tokens.delete(principal);
        void markSignedOut(db, principal, problem);
      },
    });
  /** As the background does when someone connects. */
  const signIn = async (name: string): Promise<void> => {
    const text = sandbox.tokens[name as 'admin'];
    const introduced = await introduce(
      createClient(() => text),
      text,
    );
    tokens.set(introduced.session.id, text);
    await writeIntroduction(db, introduced);
    await resumeRuns(db, introduced.session.id);
  };
  await signIn(tokenName);
  const graph = createClient((principal) => tokens.get(principal) ?? null);

  const business = await db.businesses.get(businessId(sandbox.businesses.agency));
  if (!business) throw new Error('The token does not open the agency');
  const { principal } = business;

  // The runner's clock: pauses move it on instead of taking time.
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const skip = async (ms: number): Promise<void> => {
    ahead += ms;
    await pause();
  };
  const createWorker = (client = graph): Runner => createRunner({ db, graph: client, now, pause: skip });
  const runner = createWorker();
  const read: Desk['read'] = async (runId) => {
    const run = await db.runs.get(runId);
    if (!run) throw new Error(`No run ${runId}`);
    return { run, steps: await db.steps.where({ runId }).sortBy('index') };
  };
  const plan: Desk['plan'] = async (...changes) =>
    createRun(db, business, await planChanges(db, business, changes), null);

  return {
    sandbox,
    door,
    db,
    graph,
    business,
    principal,
    tokens,
    call: { graph, principal, businessId: business.id },
    createWorker,
    signIn,
    plan,
    read,
    run: async (...changes) => {
      const runId = await plan(...changes);
      await runner.wake();
      return read(runId);
    },
    close: async () => {
      db.close();
      await sandbox.close();
    },
  };
}

/** A desk whose business has been read whole. */
export async function openReadDesk(options?: DeskOptions): Promise<Desk> {
  const desk = await openDesk(options);
  await syncBusiness(desk.db, desk.call);
  return desk;
}
