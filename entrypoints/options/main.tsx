// The options surface: layout and routes.

import { SettingsPage } from '@/components/settings/settings-page.tsx';
import { mountSurface } from '@/components/shell/mount.tsx';

void mountSurface('options', () => <SettingsPage />);
