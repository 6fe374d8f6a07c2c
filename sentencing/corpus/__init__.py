"""From statute files to compiled law: read, check, link, compile, keep, find."""
