// What one call carries with it: the world, who asks, the parameters, and what it has cost so far.

import type { Page, Person, Token, User } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { GraphError } from './errors.ts';
import type { Method, Params } from './params.ts';

/** Who is behind the token. `persons` are the same somebody inside each business. */
export interface Actor {
  token: Token;
  user?: User;
  system?: Person;
  page?: Page;
  persons: readonly Person[];
}

export interface Context {
  world: World;
  actor: Actor;
  method: Method;
  params: Params;
  /** Scheme, host and version for links: `https://graph.facebook.com/v25.0`. */
  base: string;
  version: string | undefined;
  /** Rows times fields asked for, `id` for free; above `CELL_LIMIT` Meta gives up. */
  cells: number;
  /** A fault: pages come short, or empty with a next one. */
  pages?: 'short' | 'empty';
}

const CELL_LIMIT = 20_000;

/** Adds to the cost of the answer; too much of it is HTTP 500, code 1. */
export function spendCells(context: Context, cells: number): void {
  context.cells += cells;
  if (context.cells <= CELL_LIMIT) return;
  throw new GraphError({
    code: 1,
    message: "Please reduce the amount of data you're asking for, then retry your request",
  });
}
