-- Instants are seconds since 1970 in UTC, days are text as 2011-11-29, flags are 0 or 1.
-- A column `…_key` holds a text folded to lower case: what is looked up and kept unique "letter case aside".
-- Foreign keys of two columns keep a thing and what it refers to in one event.

CREATE TABLE site (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

INSERT INTO site (id, revision, changed_at) VALUES (1, 0, 0);

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (title <> ''),
    title_key TEXT NOT NULL UNIQUE,
    summary TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('conference', 'roundtable', 'meeting', 'unconference', 'jam')),
    zone TEXT NOT NULL,
    first_day TEXT NOT NULL CHECK (first_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    last_day TEXT NOT NULL CHECK (last_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    venue TEXT NOT NULL,
    address TEXT NOT NULL,
    capacity INTEGER CHECK (capacity > 0),
    visibility TEXT NOT NULL CHECK (visibility IN ('draft', 'private', 'published', 'archived')),
    registration TEXT NOT NULL CHECK (registration IN ('open', 'approval', 'invitation', 'closed')),
    series INTEGER REFERENCES series (id) ON DELETE SET NULL,
    summary TEXT NOT NULL,
    private_key TEXT NOT NULL UNIQUE,
    -- Title, venue and slug in lower case, for the search in the list of events.
    search_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK (last_day >= first_day)
) STRICT;

CREATE INDEX event_by_day ON event (first_day);
CREATE INDEX event_by_visibility ON event (visibility, first_day);
CREATE INDEX event_by_series ON event (series, first_day) WHERE series IS NOT NULL;

CREATE TABLE room (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    capacity INTEGER CHECK (capacity > 0),
    notes TEXT NOT NULL,
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (event, id),
    UNIQUE (event, slug),
    UNIQUE (event, name_key)
) STRICT;

CREATE TABLE track (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    slug TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    name_key TEXT NOT NULL,
    colour TEXT NOT NULL
        CHECK (colour IN ('pine', 'lake', 'violet', 'plum', 'brick', 'amber', 'olive', 'slate')),
    position INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (event, id),
    UNIQUE (event, slug),
    UNIQUE (event, name_key)
) STRICT;

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('plenary', 'keynote', 'breakout', 'roundtable', 'panel', 'workshop', 'talk',
        'break', 'meal', 'networking', 'admin')),
    state TEXT NOT NULL CHECK (state IN ('draft', 'confirmed', 'cancelled')),
    track INTEGER,
    abstract TEXT NOT NULL,
    room INTEGER,
    start_at INTEGER,
    end_at INTEGER,
    uid TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    announced_at INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (event, key),
    FOREIGN KEY (event, track) REFERENCES track (event, id),
    FOREIGN KEY (event, room) REFERENCES room (event, id),
    CHECK ((start_at IS NULL) = (end_at IS NULL)),
    CHECK (end_at > start_at),
    CHECK (room IS NULL OR start_at IS NOT NULL)
) STRICT;

CREATE INDEX session_by_event ON session (event, id);
CREATE INDEX session_by_track ON session (track) WHERE track IS NOT NULL;
CREATE INDEX session_by_room ON session (room) WHERE room IS NOT NULL;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    email_key TEXT UNIQUE,
    organisation TEXT NOT NULL,
    job_title TEXT NOT NULL,
    sector TEXT NOT NULL,
    seniority TEXT NOT NULL,
    region TEXT NOT NULL,
    -- One a line.
    tags TEXT NOT NULL,
    biography TEXT NOT NULL,
    -- The name, or the organisation of a placeholder, in lower case.
    name_key TEXT NOT NULL,
    organisation_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    CHECK (name <> '' OR organisation <> ''),
    CHECK ((email IS NULL) = (email_key IS NULL))
) STRICT;

CREATE INDEX person_by_name ON person (name_key, id);
CREATE INDEX person_by_organisation ON person (organisation_key, name_key, id);

CREATE TABLE speaker (
    id INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('chair', 'speaker', 'panellist', 'facilitator', 'scribe', 'host')),
    position INTEGER NOT NULL,
    UNIQUE (session, person, role)
) STRICT;

CREATE INDEX speaker_by_position ON speaker (session, position, id);
CREATE INDEX speaker_by_person ON speaker (person, session);

CREATE TABLE attendee (
    id INTEGER PRIMARY KEY,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    person INTEGER NOT NULL REFERENCES person (id),
    category TEXT NOT NULL
        CHECK (category IN ('delegate', 'partner', 'supplier', 'media', 'analyst', 'speaker', 'staff', 'guest')),
    status TEXT NOT NULL
        CHECK (status IN ('applied', 'invited', 'waitlisted', 'offered', 'accepted', 'arrived', 'absent', 'declined',
            'rejected', 'expired', 'substituted', 'cancelled')),
    dietary TEXT NOT NULL,
    access TEXT NOT NULL,
    note TEXT NOT NULL,
    -- Copies of the person's, so that a page of a sorted list is read off an index.
    name_key TEXT NOT NULL,
    organisation_key TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    UNIQUE (event, person)
) STRICT;

-- One index a sort; what follows `id` lets filters and searches be decided without touching the row.
CREATE INDEX attendee_by_name ON attendee (event, name_key, id, status, category, person);
CREATE INDEX attendee_by_organisation ON attendee (event, organisation_key, name_key, id, status, category, person);
CREATE INDEX attendee_by_status ON attendee (event, status, name_key, id, category, person);
CREATE INDEX attendee_by_category ON attendee (event, category, name_key, id, status, person);
CREATE INDEX attendee_by_change ON attendee (event, changed_at, id, status, category, person);
CREATE INDEX attendee_by_person ON attendee (person);
-- Places taken are counted off this one.
CREATE INDEX attendee_with_place ON attendee (event) WHERE status IN ('accepted', 'arrived');

CREATE TABLE administrator (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'organiser', 'viewer', 'steward')),
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE sign_in (
    -- SHA-256 of the cookie's token; the token itself is nowhere.
    token BLOB PRIMARY KEY CHECK (length(token) = 32),
    administrator INTEGER NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
    form_token TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_by_administrator ON sign_in (administrator);

CREATE TABLE sign_in_failure (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    address TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE INDEX sign_in_failure_by_address ON sign_in_failure (address, at);
CREATE INDEX sign_in_failure_by_account ON sign_in_failure (account);
CREATE INDEX sign_in_failure_by_time ON sign_in_failure (at);
