-- A role for the installation may be missing: somebody may have roles for single events alone. The table cannot be made
-- anew, since dropping the old one would end every sign-in by the foreign key.
ALTER TABLE administrator ADD COLUMN installation_role TEXT
    CHECK (installation_role IN ('owner', 'organiser', 'viewer', 'steward'));
UPDATE administrator SET installation_role = role;
ALTER TABLE administrator DROP COLUMN role;
ALTER TABLE administrator RENAME COLUMN installation_role TO role;

CREATE TABLE event_role (
    administrator INTEGER NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'organiser', 'viewer', 'steward')),
    PRIMARY KEY (administrator, event)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_role_by_event ON event_role (event);

-- Where each sign-in was begun.
ALTER TABLE sign_in ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE sign_in ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- Addresses that administrators have signed in from, and when they did last.
CREATE TABLE known_address (
    administrator INTEGER NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (administrator, address)
) STRICT, WITHOUT ROWID;

CREATE INDEX known_address_by_time ON known_address (last_at);

-- Who changed what. No foreign keys: an entry outlives what it is about. AUTOINCREMENT, so that no number comes twice.
CREATE TABLE log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    administrator INTEGER,
    -- The administrator's address at that time.
    email TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('web', 'command line')),
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

CREATE INDEX log_by_event ON log (event) WHERE event IS NOT NULL;
-- For whom somebody can be looked up by. What the command line brings in by the thousand stands in neither.
CREATE INDEX log_by_email ON log (email) WHERE email <> '';
CREATE INDEX log_by_event_and_email ON log (event, email) WHERE email <> '';

-- The only way to take entries away: what is older than the last purge's limit, and that limit never goes back.
CREATE TABLE log_purge (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    until INTEGER NOT NULL
) STRICT;

INSERT INTO log_purge (id, until) VALUES (1, 0);

CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log BEGIN
    SELECT raise(ABORT, 'the log is not changed');
END;

CREATE TRIGGER log_is_not_removed BEFORE DELETE ON log
WHEN old.at >= (SELECT until FROM log_purge) BEGIN
    SELECT raise(ABORT, 'the log is only purged of what is old');
END;

CREATE TRIGGER log_purge_goes_on BEFORE UPDATE ON log_purge WHEN new.until < old.until BEGIN
    SELECT raise(ABORT, 'a purge of the log does not go back');
END;

CREATE TRIGGER log_purge_stays BEFORE DELETE ON log_purge BEGIN
    SELECT raise(ABORT, 'the limit of the last purge stays');
END;
