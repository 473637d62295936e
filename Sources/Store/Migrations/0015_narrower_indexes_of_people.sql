-- Half of what the indexes of 225,000 people took to make was for what is seldom asked. Sorts by organisation and by change now
-- find their rows by that alone: names within an organisation are sorted as they are read. Those whom a filter finds, few or many,
-- are on the index by name, which has status and category; the places taken are in the tally.
DROP INDEX person_by_organisation;
CREATE INDEX person_by_organisation ON person (organisation_key);

DROP INDEX attendee_by_organisation;
CREATE INDEX attendee_by_organisation ON attendee (event, organisation_key);

DROP INDEX attendee_by_change;
CREATE INDEX attendee_by_change ON attendee (event, changed_at);

DROP INDEX attendee_by_status;

-- Beginnings of three letters are looked up like those of four and more; those of two, which most words share, have a list each.
DROP TABLE person_search;

CREATE VIRTUAL TABLE person_search USING fts5 (
    name, organisation, job_title, email,
    content = 'person', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2',
    detail = none, columnsize = 0
);

INSERT INTO person_search (person_search) VALUES ('rebuild');
