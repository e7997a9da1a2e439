// The options surface: layout and routes.
