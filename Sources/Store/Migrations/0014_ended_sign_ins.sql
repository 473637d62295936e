-- Whose sign-in it was that a form was made in, for a while after the sign-in has ended: so that what somebody typed meanwhile
-- comes back to the same account, and to nobody else.
CREATE TABLE ended_sign_in (
    form_token TEXT PRIMARY KEY,
    administrator INTEGER NOT NULL REFERENCES administrator (id) ON DELETE CASCADE,
    last_seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX ended_sign_in_by_administrator ON ended_sign_in (administrator);
CREATE INDEX ended_sign_in_by_time ON ended_sign_in (last_seen_at);
CREATE INDEX sign_in_by_form_token ON sign_in (form_token);

-- However it ends: by signing out, elsewhere, by a new password, by time. An administrator who is removed takes all along.
CREATE TRIGGER sign_in_ended AFTER DELETE ON sign_in BEGIN
    INSERT OR REPLACE INTO ended_sign_in (form_token, administrator, last_seen_at)
    SELECT old.form_token, id, old.last_seen_at FROM administrator WHERE id = old.administrator;
END;
