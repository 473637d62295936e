-- What 225,000 people take to bring in is mostly their indexes. The two tables are made anew, because a UNIQUE of a table can
-- neither be dropped nor be left out for a while; as an index of its own it can be made by sorting, like the others.
CREATE TABLE new_person (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT,
    email_key TEXT,
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

INSERT INTO new_person SELECT id, name, email, email_key, organisation, job_title, sector, seniority, region, tags,
    biography, name_key, organisation_key, version, created_at, changed_at
FROM person;

DROP TABLE person;
ALTER TABLE new_person RENAME TO person;

-- Not of people without an address: looking for all of them would go through this index.
CREATE UNIQUE INDEX person_by_email ON person (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX person_by_name ON person (name_key, id);
CREATE INDEX person_by_organisation ON person (organisation_key, name_key, id);

CREATE TRIGGER person_tally_insert AFTER INSERT ON person BEGIN
    UPDATE person_tally SET people = people + 1;
END;

CREATE TRIGGER person_tally_delete AFTER DELETE ON person BEGIN
    UPDATE person_tally SET people = people - 1;
END;

CREATE TABLE new_attendee (
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
    changed_at INTEGER NOT NULL
) STRICT;

INSERT INTO new_attendee SELECT id, event, person, category, status, dietary, access, note, name_key, organisation_key,
    version, created_at, changed_at
FROM attendee;

DROP TABLE attendee;
ALTER TABLE new_attendee RENAME TO attendee;

-- Once at an event, and where somebody attends.
CREATE UNIQUE INDEX attendee_by_person ON attendee (person, event);
-- One index for each of three sorts, in which filters and searches are decided without touching the row. The sorts by status
-- and by category are those by name, one status or category after the other.
CREATE INDEX attendee_by_name ON attendee (event, name_key, person, status, category);
CREATE INDEX attendee_by_organisation ON attendee (event, organisation_key, name_key, person, status, category);
CREATE INDEX attendee_by_change ON attendee (event, changed_at, person, status, category);
-- Those whom a filter finds when they are few, and the places taken.
CREATE INDEX attendee_by_status ON attendee (event, status, category);

CREATE TRIGGER attendee_tally_insert AFTER INSERT ON attendee BEGIN
    INSERT INTO attendee_tally (event, status, category, attendees)
    VALUES (new.event, new.status, new.category, 1)
    ON CONFLICT (event, status, category) DO UPDATE SET attendees = attendees + 1;
END;

CREATE TRIGGER attendee_tally_delete AFTER DELETE ON attendee BEGIN
    UPDATE attendee_tally SET attendees = attendees - 1
    WHERE event = old.event AND status = old.status AND category = old.category;
END;

CREATE TRIGGER attendee_tally_update AFTER UPDATE OF event, status, category ON attendee
WHEN old.event <> new.event OR old.status <> new.status OR old.category <> new.category BEGIN
    UPDATE attendee_tally SET attendees = attendees - 1
    WHERE event = old.event AND status = old.status AND category = old.category;
    INSERT INTO attendee_tally (event, status, category, attendees)
    VALUES (new.event, new.status, new.category, 1)
    ON CONFLICT (event, status, category) DO UPDATE SET attendees = attendees + 1;
END;
