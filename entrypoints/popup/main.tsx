// The popup surface: layout and routes.
