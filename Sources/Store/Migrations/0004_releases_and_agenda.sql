-- The draft of an agenda is what `session` and `speaker` hold; the public sees the newest release, a copy of it.

-- Whether the public sees the agenda at all, whatever is released.
ALTER TABLE event ADD COLUMN shows_agenda INTEGER NOT NULL DEFAULT 1 CHECK (shows_agenda IN (0, 1));
-- Minutes that somebody needs from one room to another.
ALTER TABLE event ADD COLUMN walking_minutes INTEGER NOT NULL DEFAULT 0 CHECK (walking_minutes BETWEEN 0 AND 240);

-- How many sessions the room holds at once: a poster hall has many.
ALTER TABLE room ADD COLUMN sessions_at_once INTEGER NOT NULL DEFAULT 1 CHECK (sessions_at_once BETWEEN 1 AND 1000);
-- When the room is open, one span a line as two instants; empty is always.
ALTER TABLE room ADD COLUMN hours TEXT NOT NULL DEFAULT '';

-- Minutes that were asked for, and people who are expected.
ALTER TABLE session ADD COLUMN duration INTEGER CHECK (duration > 0);
ALTER TABLE session ADD COLUMN expected INTEGER CHECK (expected > 0);
-- A pinned session stays where it is when an agenda is proposed or put right.
ALTER TABLE session ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1));
-- The session that this one holds again, and whose title, kind, track, abstract and speakers it has.
ALTER TABLE session ADD COLUMN repeats INTEGER REFERENCES session (id);

CREATE INDEX session_by_repeats ON session (repeats) WHERE repeats IS NOT NULL;

-- When somebody can be at an event, one span a line as two instants. Without a row: always.
CREATE TABLE availability (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    spans TEXT NOT NULL CHECK (spans <> ''),
    PRIMARY KEY (event, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX availability_by_person ON availability (person);

CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    -- From 1, without gaps.
    number INTEGER NOT NULL CHECK (number > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    comment TEXT NOT NULL,
    at INTEGER NOT NULL,
    -- The e-mail address of whoever made it; empty from the command line.
    author TEXT NOT NULL,
    UNIQUE (event, number),
    UNIQUE (event, name_key)
) STRICT;

-- A session as releases show it, from release number `since` until before `until` (NULL: the newest has it, too). What
-- a release does not change, it shares with the one before. No foreign keys to what is edited: a release outlives it.
CREATE TABLE released_session (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    since INTEGER NOT NULL,
    until INTEGER CHECK (until > since),
    session INTEGER NOT NULL,
    repeats INTEGER,
    key TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('confirmed', 'cancelled')),
    abstract TEXT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL CHECK (end_at > start_at),
    room INTEGER,
    room_slug TEXT,
    room_name TEXT,
    room_capacity INTEGER,
    room_position INTEGER,
    track INTEGER,
    track_slug TEXT,
    track_name TEXT,
    track_colour TEXT,
    track_position INTEGER,
    uid TEXT NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    CHECK ((room IS NULL) = (room_slug IS NULL)),
    CHECK ((track IS NULL) = (track_slug IS NULL))
) STRICT;

CREATE INDEX released_session_newest ON released_session (event, start_at) WHERE until IS NULL;
CREATE INDEX released_session_by_release ON released_session (event, since);
-- For the numbers that sessions and rooms once had, which no other is given.
CREATE INDEX released_session_by_session ON released_session (session, since);
CREATE INDEX released_session_by_room ON released_session (room) WHERE room IS NOT NULL;

-- As somebody was shown then. When the person is deleted, so are these rows.
CREATE TABLE released_speaker (
    released INTEGER NOT NULL REFERENCES released_session (id) ON DELETE CASCADE,
    speaker INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    organisation TEXT NOT NULL,
    job_title TEXT NOT NULL,
    biography TEXT NOT NULL,
    PRIMARY KEY (released, position, speaker)
) STRICT, WITHOUT ROWID;

CREATE INDEX released_speaker_by_person ON released_speaker (person);

-- A conflict that somebody allows, as long as both sessions stand where they stood.
CREATE TABLE conflict_waiver (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    first INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    second INTEGER REFERENCES session (id) ON DELETE CASCADE,
    -- Whom it is about; NULL when about nobody in particular.
    person INTEGER REFERENCES person (id) ON DELETE CASCADE,
    -- Where the two stood, as text.
    standing TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    author TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX conflict_waiver_by_event ON conflict_waiver (event);
CREATE INDEX conflict_waiver_by_first ON conflict_waiver (first);
CREATE INDEX conflict_waiver_by_second ON conflict_waiver (second) WHERE second IS NOT NULL;
CREATE INDEX conflict_waiver_by_person ON conflict_waiver (person) WHERE person IS NOT NULL;

-- The secret of an attendee's own page. A revoked one is kept, so that its addresses answer that they are gone.
CREATE TABLE personal_link (
    token TEXT PRIMARY KEY CHECK (length(token) >= 22),
    attendee INTEGER NOT NULL REFERENCES attendee (id) ON DELETE CASCADE,
    made_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX personal_link_in_force ON personal_link (attendee) WHERE revoked_at IS NULL;
CREATE INDEX personal_link_by_attendee ON personal_link (attendee);

-- Sessions that an attendee wants to be at.
CREATE TABLE star (
    attendee INTEGER NOT NULL REFERENCES attendee (id) ON DELETE CASCADE,
    -- No foreign key: what a release shows can be chosen, whether the draft still has it or not.
    session INTEGER NOT NULL,
    PRIMARY KEY (attendee, session)
) STRICT, WITHOUT ROWID;

CREATE INDEX star_by_session ON star (session);

-- What the public sees already becomes each event's first release, with the numbers that calendars know.
INSERT INTO release (event, number, name, name_key, comment, at, author)
SELECT id, 1, '1', '1', '', changed_at, '' FROM event
WHERE EXISTS (
    SELECT 1 FROM session WHERE session.event = event.id AND start_at IS NOT NULL
        AND (state = 'confirmed' OR (state = 'cancelled' AND announced_at IS NOT NULL)));

INSERT INTO released_session (event, since, session, key, title, kind, state, abstract, start_at, end_at,
    room, room_slug, room_name, room_capacity, room_position,
    track, track_slug, track_name, track_colour, track_position, uid, sequence, created_at, changed_at)
SELECT session.event, 1, session.id, key, title, kind, state, abstract, start_at, end_at,
    room.id, room.slug, room.name, room.capacity, room.position,
    track.id, track.slug, track.name, track.colour, track.position, uid, sequence, created_at, changed_at
FROM session LEFT JOIN room ON room.id = session.room LEFT JOIN track ON track.id = session.track
WHERE start_at IS NOT NULL AND (state = 'confirmed' OR (state = 'cancelled' AND announced_at IS NOT NULL))
ORDER BY session.id;

INSERT INTO released_speaker (released, speaker, person, role, position, name, organisation, job_title, biography)
SELECT released_session.id, speaker.id, person.id, role, position, name, organisation, job_title, biography
FROM released_session JOIN speaker ON speaker.session = released_session.session
JOIN person ON person.id = speaker.person;

-- From here on a session counts as announced once it was in a release.
UPDATE session SET announced_at = NULL WHERE id NOT IN (SELECT session FROM released_session);
