// Page: the colour of what an account is to the business.

import type { Tone } from '@/components/ui/chip.tsx';
import type { ListName } from '@/utils/mirror/schema.ts';

export const listTones = { owned: 'ok', shared: 'accent', pending: 'wait' } as const satisfies Record<
  ListName,
  Tone
>;
