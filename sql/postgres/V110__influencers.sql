-- People of the programme: who they are, where they are in their life cycle, which codes are theirs.
CREATE TABLE influencer (
    influencer_id TEXT PRIMARY KEY CHECK (char_length(influencer_id) BETWEEN 1 AND 64),
    handle        TEXT NOT NULL CHECK (char_length(handle) BETWEEN 1 AND 64),
    email         TEXT NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
    state         TEXT NOT NULL
        CHECK (state IN ('applied', 'vetting', 'active', 'declined', 'suspended', 'banned')),
    state_reason  TEXT NOT NULL DEFAULT '',
    user_id       TEXT CHECK (char_length(user_id) BETWEEN 1 AND 64),
    wallet        TEXT CHECK (char_length(wallet) BETWEEN 32 AND 44),
    active_from   TIMESTAMPTZ NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX influencer_email_idx ON influencer (lower(email));

-- Codes compare without case, so their upper-case form is the key; a code is never handed on to someone else.
CREATE TABLE influencer_code (
    code_upper    TEXT PRIMARY KEY,
    code          TEXT NOT NULL CHECK (char_length(code) BETWEEN 1 AND 64),
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    created_at    TIMESTAMPTZ NOT NULL,
    CHECK (code_upper = upper(code COLLATE "C"))
);
CREATE INDEX influencer_code_owner_idx ON influencer_code (influencer_id);

-- Every wallet an influencer ever had: payout addresses are theirs regardless of time.
CREATE TABLE influencer_wallet (
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    wallet        TEXT NOT NULL,
    since         TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (influencer_id, wallet)
);

GRANT SELECT, INSERT, UPDATE ON influencer TO "${application_role}";
GRANT SELECT, INSERT ON influencer_code, influencer_wallet TO "${application_role}";
