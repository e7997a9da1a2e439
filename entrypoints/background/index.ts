// Background: wiring alone. Each file beside this one binds one browser event source to utils.

import { defineBackground } from '#imports';

export default defineBackground({ type: 'module', main() {} });
