-- Accounts that every writer touches (the programme's, the treasury's, fees) keep their balance in parts, as a rule one per
-- connection, so that nobody waits for another's commit. An influencer's accounts keep one row each: its lock puts
-- reservations in order. ledger_balance shows both as before.
ALTER TABLE ledger_balance RENAME TO ledger_influencer_balance;
CREATE TABLE ledger_shared_balance (
    account TEXT NOT NULL REFERENCES ledger_account (account),
    part    INT NOT NULL,
    balance BIGINT NOT NULL,
    PRIMARY KEY (account, part),
    CHECK (account NOT LIKE 'influencer:%')
);
INSERT INTO ledger_shared_balance SELECT account, 0, balance FROM ledger_influencer_balance
    WHERE account NOT LIKE 'influencer:%';
DELETE FROM ledger_influencer_balance WHERE account NOT LIKE 'influencer:%';
ALTER TABLE ledger_influencer_balance ADD CHECK (account LIKE 'influencer:%');

CREATE VIEW ledger_balance AS
    SELECT account, balance FROM ledger_influencer_balance
    UNION ALL SELECT account, sum(balance)::BIGINT FROM ledger_shared_balance GROUP BY account;

DO $$
BEGIN
    IF EXISTS (SELECT account, sum(amount) FROM ledger_posting GROUP BY account
               EXCEPT SELECT account, balance FROM ledger_balance) THEN
        RAISE EXCEPTION 'balances are not the sums of their postings';
    END IF;
END $$;

-- Every rule of a transaction is checked where its postings come in, for all of one statement together. They come whole: numbered
-- from 0, in one statement, from who wrote the transaction; so none can be added later.
CREATE OR REPLACE FUNCTION ledger_add_to_balances() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    late TEXT;
    unbalanced TEXT;
    reserves BOOLEAN;
    resolves BOOLEAN;
    wrong TEXT;
BEGIN
    SELECT min(t.reference) FILTER (WHERE t.written_by <> pg_current_xact_id() OR a.first_no <> 0),
           min(t.reference || ' sum to ' || a.total) FILTER (WHERE a.entries < 2 OR a.total <> 0),
           bool_or(t.kind = 'reserve'), bool_or(t.concerns IS NOT NULL)
        INTO late, unbalanced, reserves, resolves
        FROM (SELECT transaction_id, sum(amount) AS total, count(*) AS entries, min(no) AS first_no
              FROM added GROUP BY transaction_id) AS a JOIN ledger_transaction t USING (transaction_id);
    IF late IS NOT NULL THEN
        RAISE EXCEPTION 'a ledger transaction takes no further postings, as % would', late USING ERRCODE = 'LG003';
    END IF;
    IF unbalanced IS NOT NULL THEN
        RAISE EXCEPTION 'postings of %', unbalanced USING ERRCODE = 'LG001';
    END IF;
    -- Both in order of account, so that two writers cannot wait for each other.
    INSERT INTO ledger_shared_balance AS b (account, part, balance)
        SELECT account, pg_backend_pid() % 64, sum(amount) FROM added WHERE account NOT LIKE 'influencer:%'
        GROUP BY account ORDER BY account
        ON CONFLICT (account, part) DO UPDATE SET balance = b.balance + excluded.balance;
    INSERT INTO ledger_influencer_balance AS b (account, balance)
        SELECT account, sum(amount) FROM added WHERE account LIKE 'influencer:%' GROUP BY account ORDER BY account
        ON CONFLICT (account) DO UPDATE SET balance = b.balance + excluded.balance;
    IF EXISTS (SELECT FROM added JOIN ledger_influencer_balance USING (account)
               WHERE account LIKE '%:reserved' AND balance < 0) THEN
        RAISE EXCEPTION 'more is taken than was reserved' USING ERRCODE = 'LG002';
    END IF;
    IF reserves THEN
        -- Only balances that are locked can be reserved from.
        SELECT t.reference INTO wrong FROM added p JOIN ledger_transaction t USING (transaction_id)
            LEFT JOIN ledger_influencer_balance b ON b.account = p.account
            WHERE t.kind = 'reserve' AND p.amount < 0 AND (b.balance < 0 OR b.account IS NULL) LIMIT 1;
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION '% reserves more than there is', wrong USING ERRCODE = 'LG002';
        END IF;
    END IF;
    IF resolves THEN
        SELECT t.reference INTO wrong FROM added p JOIN ledger_transaction t USING (transaction_id)
            WHERE t.kind IN ('post', 'void') AND NOT EXISTS (
                SELECT FROM ledger_transaction r WHERE r.transaction_id = t.concerns AND r.kind = 'reserve') LIMIT 1;
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION '% resolves something that reserves nothing', wrong USING ERRCODE = 'LG004';
        END IF;
        -- A post takes exactly what was reserved; a void and a reversal undo every posting.
        SELECT reference INTO wrong FROM (
            SELECT t.reference, t.kind, p.account, p.amount
                FROM added p JOIN ledger_transaction t USING (transaction_id) WHERE t.concerns IS NOT NULL
            UNION ALL SELECT t.reference, t.kind, p.account, p.amount
                FROM (SELECT DISTINCT transaction_id FROM added) AS a JOIN ledger_transaction t USING (transaction_id)
                JOIN ledger_posting p ON p.transaction_id = t.concerns) AS both_sides
            WHERE kind <> 'post' OR account LIKE '%:reserved'
            GROUP BY reference, account HAVING sum(amount) <> 0 LIMIT 1;
        IF wrong IS NOT NULL THEN
            RAISE EXCEPTION '% does not match what it resolves', wrong USING ERRCODE = 'LG004';
        END IF;
    END IF;
    RETURN NULL;
END $$;

-- A transaction comes with its postings, in one statement.
DROP TRIGGER ledger_transaction_holds ON ledger_transaction;
DROP FUNCTION ledger_check_transaction();
CREATE FUNCTION ledger_require_postings() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    bare TEXT;
BEGIN
    SELECT min(reference) INTO bare FROM made WHERE NOT EXISTS (
        SELECT FROM ledger_posting p WHERE p.transaction_id = made.transaction_id AND p.no = 0);
    IF bare IS NOT NULL THEN
        RAISE EXCEPTION '% has no postings', bare USING ERRCODE = 'LG001';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_transaction_made AFTER INSERT ON ledger_transaction
    REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION ledger_require_postings();

GRANT SELECT ON ledger_balance TO "${application_role}";
