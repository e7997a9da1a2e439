// Create: the time zones, once their table has been loaded.

import { useEffect, useState } from 'react';
import type { TimezoneOption } from './timezone-option.ts';

/** Null while the table is on its way. */
export function useTimezones(): TimezoneOption[] | null {
  const [zones, setZones] = useState<TimezoneOption[] | null>(null);
  useEffect(() => {
    let isGone = false;
    import('./timezones.ts').then(({ getTimezones }) => {
      if (!isGone) setZones(getTimezones());
    });
    return () => {
      isGone = true;
    };
  }, []);
  return zones;
}
