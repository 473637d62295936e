-- Who sits where in a session, round by round. AUTOINCREMENT, so that an import that is taken back never takes what
-- somebody made since under the number of something that is gone. A session with seats is not deleted; an event is, with
-- all of them.

DROP INDEX session_by_event;
CREATE UNIQUE INDEX session_by_event ON session (event, id);

CREATE TABLE seating_round (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    session INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
    -- Minutes from the session's start, and how many it takes: a session that is moved takes its rounds along.
    starts_after INTEGER CHECK (starts_after BETWEEN 0 AND 2880),
    minutes INTEGER CHECK (minutes BETWEEN 1 AND 2880),
    version INTEGER NOT NULL,
    UNIQUE (session, id),
    UNIQUE (session, number),
    FOREIGN KEY (event, session) REFERENCES session (event, id),
    CHECK (minutes IS NULL OR starts_after IS NOT NULL)
) STRICT;

CREATE INDEX seating_round_by_event ON seating_round (event, session);

CREATE TABLE seating_table (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    session INTEGER NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    places INTEGER CHECK (places BETWEEN 1 AND 1000),
    topic TEXT NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (session, id),
    UNIQUE (session, name_key),
    FOREIGN KEY (event, session) REFERENCES session (event, id)
) STRICT;

CREATE INDEX seating_table_by_event ON seating_table (event, session);

CREATE TABLE seat (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    session INTEGER NOT NULL,
    round INTEGER NOT NULL,
    seating_table INTEGER NOT NULL,
    attendee INTEGER NOT NULL REFERENCES attendee (id) ON DELETE CASCADE,
    -- From 1 to the places of the table; NULL is any of them.
    place INTEGER CHECK (place BETWEEN 1 AND 1000),
    is_host INTEGER NOT NULL CHECK (is_host IN (0, 1)),
    version INTEGER NOT NULL,
    UNIQUE (round, attendee),
    FOREIGN KEY (session, round) REFERENCES seating_round (session, id),
    FOREIGN KEY (session, seating_table) REFERENCES seating_table (session, id),
    FOREIGN KEY (event, session) REFERENCES session (event, id)
) STRICT;

CREATE UNIQUE INDEX seat_by_place ON seat (round, seating_table, place) WHERE place IS NOT NULL;
CREATE UNIQUE INDEX seat_of_host ON seat (round, seating_table) WHERE is_host = 1;
CREATE INDEX seat_by_attendee ON seat (attendee, session);
CREATE INDEX seat_by_session ON seat (session, round);
CREATE INDEX seat_by_table ON seat (seating_table);
CREATE INDEX seat_by_event ON seat (event);

-- No foreign key of two columns: the index that it needs would be one more for every attendee who comes in.
CREATE TRIGGER seat_is_of_its_event BEFORE INSERT ON seat
WHEN (SELECT event FROM attendee WHERE id = new.attendee) IS NOT new.event BEGIN
    SELECT raise(ABORT, 'a seat is for an attendee of its event');
END;

-- When what an attendee is told of their seats in a session changed last, a seat that is gone included: calendars have to
-- hear of that, too. No foreign key to the session, which a release may show when the draft has it no more.
CREATE TABLE seating_change (
    attendee INTEGER NOT NULL REFERENCES attendee (id) ON DELETE CASCADE,
    session INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (attendee, session)
) STRICT, WITHOUT ROWID;
