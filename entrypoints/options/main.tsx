// The options surface: layout and routes.

import { SettingsPage } from '@/components/settings/settings-page.tsx';
import { mount } from '@/components/shell/mount.tsx';

void mount(<SettingsPage />);
