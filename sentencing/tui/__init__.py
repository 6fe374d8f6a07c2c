"""The terminal app: screens and widgets that show what the engine computed. Nothing here decides anything."""
