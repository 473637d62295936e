-- How files with these headings were read last, for the next file like them.
CREATE TABLE column_memory (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The headings as they are compared, in order, with line ends between them.
    headings TEXT NOT NULL,
    -- What comes first in a date of three numbers; NULL when nobody has said so.
    dates TEXT,
    saved_at INTEGER NOT NULL,
    UNIQUE (kind, headings)
) STRICT;

CREATE TABLE column_memory_field (
    memory INTEGER NOT NULL REFERENCES column_memory (id) ON DELETE CASCADE,
    heading TEXT NOT NULL,
    -- Empty for a column that is left aside.
    field TEXT NOT NULL,
    PRIMARY KEY (memory, heading)
) STRICT, WITHOUT ROWID;
