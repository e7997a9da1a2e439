// The sidepanel surface: layout and routes.
