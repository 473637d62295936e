-- How long the lists of attendees and people are, for each filter: what a count over 225,000 rows would take 10 ms
-- for at every page. The database keeps it itself, in the transaction of the change. Places are not taken from here but counted.
CREATE TABLE attendee_tally (
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    status TEXT NOT NULL,
    category TEXT NOT NULL,
    attendees INTEGER NOT NULL,
    PRIMARY KEY (event, status, category)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE person_tally (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    people INTEGER NOT NULL
) STRICT;

INSERT INTO person_tally (id, people) SELECT 1, count(*) FROM person;

CREATE TRIGGER person_tally_insert AFTER INSERT ON person BEGIN
    UPDATE person_tally SET people = people + 1;
END;

CREATE TRIGGER person_tally_delete AFTER DELETE ON person BEGIN
    UPDATE person_tally SET people = people - 1;
END;

-- Search by the beginnings of words. The text stays in `person`; only the index is here. It is kept up to date by
-- the code that writes people, since triggers may not reach virtual tables in a schema that is not trusted.
CREATE VIRTUAL TABLE person_search USING fts5 (
    name, organisation, job_title, email,
    content = 'person', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
