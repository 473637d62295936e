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
