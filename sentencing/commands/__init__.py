"""The commands: each asks the corpus and the engine, prints what `report` says, and returns its exit code.

Everything a command needs is imported when it runs, so that none pays for another.
"""
