// Background: what serves the commands.

import type { CommandName, Commands } from '@/utils/commands.ts';

/** One function a command. What it throws becomes a problem at the door. */
export type Handlers = {
  [Name in CommandName]: (input: Commands[Name]['input']) => Promise<Commands[Name]['value']>;
};
