// The options surface: layout and routes.

import '@/components/shell/await-idle.ts';
import { SettingsPage } from '@/components/settings/settings-page.tsx';
import { mount } from '@/components/shell/mount.tsx';

void mount(<SettingsPage />);
