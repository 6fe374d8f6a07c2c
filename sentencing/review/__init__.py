"""Is the encoding right? `check`: by its own logic and its examples. `official`: against the official text."""
