"""Where the credits are kept: one private SQLite file, every change of it undoable."""
