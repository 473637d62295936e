-- Files that were brought in and changed something, and what it takes to take them back.
CREATE TABLE import (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    administrator INTEGER,
    -- The administrator's address at that time.
    email TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('web', 'command line')),
    address TEXT NOT NULL,
    file TEXT NOT NULL,
    kind TEXT NOT NULL,
    event INTEGER REFERENCES event (id) ON DELETE CASCADE,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    undone_at INTEGER,
    -- The address of who took it back; empty for the command line.
    undone_by TEXT,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;

CREATE INDEX import_by_event ON import (event, id);

-- What an import made: everything of a kind with these numbers.
CREATE TABLE import_addition (
    import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= first),
    PRIMARY KEY (import, kind, first)
) STRICT, WITHOUT ROWID;

-- What an import changed. No foreign key to what is edited, which may be gone.
CREATE TABLE import_change (
    import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    object INTEGER NOT NULL,
    -- As the changes in the log, but whole.
    fields TEXT NOT NULL,
    PRIMARY KEY (import, kind, object)
) STRICT, WITHOUT ROWID;

-- What is known of somebody goes when they go.
CREATE INDEX import_change_by_object ON import_change (kind, object);
