// Unit tests: an IndexedDB in memory, empty for each test file.

import 'fake-indexeddb/auto';
