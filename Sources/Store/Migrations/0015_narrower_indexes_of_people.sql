-- Half of what the indexes of 225,000 people took to make was for what is seldom asked. Sorts by organisation and by change now
-- find their rows by that alone: names within an organisation are sorted as they are read. Those whom a filter finds are on the index
-- by name, which has status and category, or sorted when they are few; the places taken are in the tally. Every index ends with the id of the
-- row by itself.
DROP INDEX person_by_name;
CREATE INDEX person_by_name ON person (name_key);

DROP INDEX person_by_organisation;
CREATE INDEX person_by_organisation ON person (organisation_key);

-- Sorted by their text first: keys that all begin with the same event take SQLite twice as long to sort.
DROP INDEX attendee_by_name;
CREATE INDEX attendee_by_name ON attendee (name_key, person, event, status, category);

DROP INDEX attendee_by_organisation;
CREATE INDEX attendee_by_organisation ON attendee (organisation_key, event);

DROP INDEX attendee_by_change;
CREATE INDEX attendee_by_change ON attendee (event, changed_at);

DROP INDEX attendee_by_status;

-- Beginnings of two and three letters are looked up like those of four and more, without a list of their own.
DROP TABLE person_search;

-- An address is kept as it was typed where its key does not say it already: most are in lower case.
UPDATE person SET email = '' WHERE email = email_key;

CREATE VIRTUAL TABLE person_search USING fts5 (
    name, organisation, job_title, email_key,
    content = 'person', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2',
    detail = none, columnsize = 0
);

INSERT INTO person_search (person_search) VALUES ('rebuild');
