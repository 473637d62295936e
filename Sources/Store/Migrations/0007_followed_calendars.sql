-- Where calendars of partners are looked at again and again, and how that goes.
CREATE TABLE following (
    calendar INTEGER PRIMARY KEY REFERENCES partner_calendar (id) ON DELETE CASCADE,
    url TEXT NOT NULL CHECK (url LIKE 'http%'),
    -- The zone of times that name none.
    zone TEXT,
    minutes INTEGER CHECK (minutes > 0),
    -- What the server said of the octets that were taken last.
    tag TEXT NOT NULL,
    last_modified TEXT NOT NULL,
    wished_minutes INTEGER,
    looked_at INTEGER,
    changed_at INTEGER,
    -- What was wrong the last time; NULL when nothing was.
    failure TEXT,
    failure_detail TEXT NOT NULL,
    failures INTEGER NOT NULL CHECK (failures >= 0),
    -- NULL once the calendar is gone for good.
    next_at INTEGER,
    CHECK ((failure IS NULL) = (failures = 0))
) STRICT;

CREATE INDEX following_by_next ON following (next_at) WHERE next_at IS NOT NULL;

-- The server changes things at times that are set: a third origin in the log. A CHECK can only be changed with its table.
CREATE TABLE new_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    administrator INTEGER,
    -- The administrator's address at that time.
    email TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('web', 'command line', 'schedule')),
    address TEXT NOT NULL,
    file TEXT NOT NULL,
    verb TEXT NOT NULL,
    kind TEXT NOT NULL,
    object INTEGER,
    name TEXT NOT NULL,
    event INTEGER,
    -- One field a line: its name, the text before and the text after, with the separator U+001F between.
    changes TEXT NOT NULL
) STRICT;

INSERT INTO new_log SELECT id, at, administrator, email, origin, address, file, verb, kind, object, name, event, changes
FROM log;

-- No number of an entry comes twice, that of a purged one neither.
DELETE FROM sqlite_sequence WHERE name = 'new_log';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_log', seq FROM sqlite_sequence WHERE name = 'log';

DROP TABLE log;
ALTER TABLE new_log RENAME TO log;

CREATE INDEX log_by_event ON log (event) WHERE event IS NOT NULL;
CREATE INDEX log_by_email ON log (email) WHERE email <> '';
CREATE INDEX log_by_event_and_email ON log (event, email) WHERE email <> '';

CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN
    SELECT raise(ABORT, 'the log is not changed');
END;

CREATE TRIGGER log_is_not_removed BEFORE DELETE ON log
WHEN old.at >= (SELECT until FROM log_purge) BEGIN
    SELECT raise(ABORT, 'the log is only purged of what is old');
END;
