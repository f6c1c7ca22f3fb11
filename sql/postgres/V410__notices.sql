-- What people were told about their money: each event once, whatever crashes; the mail follows from the row.
CREATE TABLE notice (
    notice_no     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event         TEXT NOT NULL UNIQUE,
    influencer_id TEXT REFERENCES influencer (influencer_id), -- NULL: for finance
    kind          TEXT NOT NULL CHECK (kind IN ('paid', 'unpaid', 'blocked', 'funds_low')),
    subject       TEXT NOT NULL,
    body          TEXT NOT NULL,
    told_at       TIMESTAMPTZ NOT NULL,
    mail          TEXT NOT NULL CHECK (mail IN ('due', 'sent', 'not_wanted', 'given_up')),
    mail_tries    INT NOT NULL DEFAULT 0,
    mail_next     TIMESTAMPTZ NOT NULL,
    mail_closed   TIMESTAMPTZ,
    CONSTRAINT notice_for_somebody CHECK ((influencer_id IS NULL) = (kind = 'funds_low'))
);
CREATE INDEX notice_of ON notice (influencer_id, notice_no DESC);
CREATE INDEX notice_mail_due ON notice (mail_next) WHERE mail = 'due';

-- Who wants no mails about payouts; without a row they are sent.
CREATE TABLE notice_choice (
    influencer_id TEXT PRIMARY KEY REFERENCES influencer (influencer_id),
    mails         BOOLEAN NOT NULL,
    changed_at    TIMESTAMPTZ NOT NULL
);

-- Which reasons kept a balance from being paid that was large enough, so that each is told once.
CREATE TABLE payout_block (
    influencer_id TEXT NOT NULL REFERENCES influencer (influencer_id),
    code          TEXT NOT NULL,
    told_at       TIMESTAMPTZ NOT NULL,
    gone_at       TIMESTAMPTZ,
    PRIMARY KEY (influencer_id, code)
);

GRANT SELECT ON notice, notice_choice, payout_block TO "${application_role}";
GRANT INSERT (event, influencer_id, kind, subject, body, told_at, mail, mail_next),
    UPDATE (mail, mail_tries, mail_next, mail_closed) ON notice TO "${application_role}";
GRANT INSERT, UPDATE (mails, changed_at) ON notice_choice TO "${application_role}";
GRANT INSERT, UPDATE (told_at, gone_at) ON payout_block TO "${application_role}";
