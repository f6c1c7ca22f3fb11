-- Transactions and accounts are never changed nor deleted (refuse_rewriting). So whether a posting's references exist is asked once
-- per statement, together with the other rules, instead of a question and a lock on a row that everybody shares per reference.
ALTER TABLE ledger_posting
    DROP CONSTRAINT ledger_posting_transaction_id_asset_fkey,
    DROP CONSTRAINT ledger_posting_account_asset_fkey;
-- It served that reference alone.
ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_transaction_id_asset_key;

CREATE OR REPLACE FUNCTION ledger_add_to_balances() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    unknown TEXT;
    late TEXT;
    unbalanced TEXT;
    reserves BOOLEAN;
    resolves BOOLEAN;
    wrong TEXT;
BEGIN
    SELECT min(a.transaction_id::TEXT) FILTER (
               WHERE t.transaction_id IS NULL OR a.first_asset <> t.asset OR a.last_asset <> t.asset),
           min(t.reference) FILTER (WHERE t.written_by <> pg_current_xact_id() OR a.first_no <> 0),
           min(t.reference || ' sum to ' || a.total) FILTER (WHERE a.entries < 2 OR a.total <> 0),
           bool_or(t.kind = 'reserve'), bool_or(t.concerns IS NOT NULL)
        INTO unknown, late, unbalanced, reserves, resolves
        FROM (SELECT transaction_id, sum(amount) AS total, count(*) AS entries, min(no) AS first_no,
                  min(asset) AS first_asset, max(asset) AS last_asset
              FROM added GROUP BY transaction_id) AS a LEFT JOIN ledger_transaction t USING (transaction_id);
    IF unknown IS NOT NULL THEN
        RAISE EXCEPTION 'postings of a transaction % that is not there or in another asset', unknown
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    -- Not as a join, for which the planner may read all accounts.
    SELECT min(account) INTO unknown FROM (SELECT DISTINCT account, asset FROM added) AS used
        WHERE (SELECT a.asset FROM ledger_account a WHERE a.account = used.account) IS DISTINCT FROM used.asset;
    IF unknown IS NOT NULL THEN
        RAISE EXCEPTION 'postings of an account % that is not there or in another asset', unknown
            USING ERRCODE = 'foreign_key_violation';
    END IF;
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

-- The same names as before. Writers offer every account that they use, and repetitions with bounds cost more than the rest of it.
ALTER TABLE ledger_account
    DROP CONSTRAINT ledger_account_account_check,
    ADD CONSTRAINT ledger_account_named CHECK (account ~ '^[a-z]+(:[^:[:space:]]+){1,2}$'
        AND char_length(split_part(account, ':', 2)) <= 64 AND char_length(split_part(account, ':', 3)) <= 64);
