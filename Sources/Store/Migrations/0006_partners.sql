-- Calendars of partners: what they hold, shown beside our own events.
CREATE TABLE partner_calendar (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL CHECK (title <> ''),
    title_key TEXT NOT NULL,
    series INTEGER REFERENCES series (id) ON DELETE CASCADE,
    imported_at INTEGER NOT NULL
) STRICT;

-- NULLs are never equal, so that the installation's own are told apart by 0, which is no series.
CREATE UNIQUE INDEX partner_calendar_title ON partner_calendar (coalesce(series, 0), title_key);

CREATE TABLE partner_entry (
    id INTEGER PRIMARY KEY,
    calendar INTEGER NOT NULL REFERENCES partner_calendar (id) ON DELETE CASCADE,
    uid TEXT NOT NULL CHECK (uid <> ''),
    -- Which occurrence of the event; empty for one that does not recur.
    occurrence TEXT NOT NULL,
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    -- NULL: no end is known.
    end_at INTEGER CHECK (end_at >= start_at),
    -- NULL: whole days, from midnight to midnight in UTC.
    zone TEXT,
    is_cancelled INTEGER NOT NULL CHECK (is_cancelled IN (0, 1)),
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    changed_at INTEGER NOT NULL,
    -- Since when their calendar has it no longer.
    ended_at INTEGER,
    CHECK (zone IS NOT NULL OR end_at IS NOT NULL),
    UNIQUE (calendar, uid, occurrence)
) STRICT;

CREATE INDEX partner_entry_by_end ON partner_entry (coalesce(end_at, start_at)) WHERE ended_at IS NULL;
