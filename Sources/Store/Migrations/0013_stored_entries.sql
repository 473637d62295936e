-- The newest release's sessions as the event's calendar has them: octets that were written once, so that a calendar of thousands
-- is put together and not made. `frame` is a digest of what the octets depend on beside the row. Nothing here is a fact:
-- all of it can be written again.
CREATE TABLE stored_entry (
    released INTEGER PRIMARY KEY REFERENCES released_session (id) ON DELETE CASCADE,
    event INTEGER NOT NULL,
    frame BLOB NOT NULL,
    uid TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    -- The end of a cancelled session; NULL for one that takes place.
    cancelled_end INTEGER,
    -- Where the octets name the event's zone: from when until when they do.
    zone_from INTEGER,
    zone_until INTEGER,
    digest BLOB NOT NULL,
    octets BLOB NOT NULL,
    CHECK ((zone_from IS NULL) = (zone_until IS NULL))
) STRICT;

CREATE INDEX stored_entry_by_event ON stored_entry (event);

-- A row that is written over, or is no longer in the newest release, has another entry or none.
CREATE TRIGGER stored_entry_is_of_the_row AFTER UPDATE ON released_session BEGIN
    DELETE FROM stored_entry WHERE released = old.id;
END;

CREATE TRIGGER stored_entry_loses_speaker AFTER DELETE ON released_speaker BEGIN
    DELETE FROM stored_entry WHERE released = old.released;
END;

CREATE TRIGGER stored_entry_has_speaker AFTER UPDATE ON released_speaker BEGIN
    DELETE FROM stored_entry WHERE released IN (old.released, new.released);
END;

-- With `until` in it the index alone tells what the newest release shows: SQLite reads the row for it otherwise.
DROP INDEX released_session_newest;
CREATE INDEX released_session_newest ON released_session (event, start_at, until) WHERE until IS NULL;
