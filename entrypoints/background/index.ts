// Background: wiring alone. Each file beside this one binds one of the browser's event sources to utils.
// Listeners are added in the first turn: a worker that was woken by an event misses it otherwise.

import { defineBackground } from '#imports';
import { bindAlarms } from './alarms.ts';
import { bindCommands } from './commands.ts';
import { createEngine } from './engine.ts';
import { bindMenus } from './menus.ts';
import { bindNotices } from './notices.ts';
import { bindPageContexts } from './page-contexts.ts';
import { bindPanel } from './panel.ts';
import { bindStartup } from './startup.ts';

export default defineBackground({
  main() {
    const engine = createEngine();
    bindCommands(engine);
    bindPageContexts();
    bindMenus();
    bindPanel();
    bindNotices(engine);
    bindAlarms(engine);
    bindStartup(engine);
  },
});
