-- The programme's books: double entry, append-only.
-- Amounts are integers in the asset's smallest unit (USD: micros, SOL: lamports); a credit is positive, a debit negative,
-- so "influencer:<id>:payable" = 5 means that 5 are owed. One transaction = one asset, and its postings sum to 0.
CREATE TABLE ledger_account (
    account TEXT PRIMARY KEY CHECK (account ~ '^[a-z]+(:[^:[:space:]]{1,64}){1,2}$'),
    asset   TEXT NOT NULL CHECK (asset IN ('USD', 'SOL')),
    UNIQUE (account, asset)
);

-- reserve moves money aside, post or void resolves a reserve (once), reversal undoes a transaction (once).
-- written_by ties the postings to the database transaction that wrote this row: nothing can be added later.
CREATE TABLE ledger_transaction (
    transaction_id UUID PRIMARY KEY,
    reference      TEXT NOT NULL CONSTRAINT ledger_reference_once UNIQUE CHECK (char_length(reference) BETWEEN 1 AND 256),
    kind           TEXT NOT NULL CHECK (kind IN ('single', 'reserve', 'post', 'void', 'reversal')),
    asset          TEXT NOT NULL CHECK (asset IN ('USD', 'SOL')),
    concerns       UUID REFERENCES ledger_transaction (transaction_id),
    at             TIMESTAMPTZ NOT NULL DEFAULT now(),
    written_by     XID8 NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (transaction_id, asset),
    CHECK ((concerns IS NULL) = (kind IN ('single', 'reserve')))
);
CREATE UNIQUE INDEX ledger_resolved_once ON ledger_transaction (concerns) WHERE kind IN ('post', 'void');
CREATE UNIQUE INDEX ledger_reversed_once ON ledger_transaction (concerns) WHERE kind = 'reversal';

CREATE TABLE ledger_posting (
    transaction_id UUID NOT NULL,
    no             SMALLINT NOT NULL CHECK (no >= 0),
    account        TEXT NOT NULL,
    asset          TEXT NOT NULL,
    amount         BIGINT NOT NULL CHECK (amount <> 0 AND amount BETWEEN -1000000000000000000 AND 1000000000000000000),
    PRIMARY KEY (transaction_id, no),
    FOREIGN KEY (transaction_id, asset) REFERENCES ledger_transaction (transaction_id, asset),
    FOREIGN KEY (account, asset) REFERENCES ledger_account (account, asset)
);
CREATE INDEX ledger_posting_of_account ON ledger_posting (account);

-- Sum of the postings per account, kept by the trigger below alone. Its row locks put reservations of one account in
-- order, and a reserved account can never be overdrawn.
CREATE TABLE ledger_balance (
    account TEXT PRIMARY KEY REFERENCES ledger_account (account),
    balance BIGINT NOT NULL
);
CREATE INDEX ledger_balance_payable ON ledger_balance (balance) WHERE account LIKE 'influencer:%:payable';

CREATE FUNCTION ledger_add_to_balances() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM added JOIN ledger_transaction t USING (transaction_id)
               WHERE t.written_by <> pg_current_xact_id()) THEN
        RAISE EXCEPTION 'a ledger transaction takes no further postings' USING ERRCODE = 'LG003';
    END IF;
    -- In order of account, so that two writers cannot wait for each other.
    INSERT INTO ledger_balance AS b (account, balance)
        SELECT account, sum(amount) FROM added GROUP BY account ORDER BY account
        ON CONFLICT (account) DO UPDATE SET balance = b.balance + excluded.balance;
    IF EXISTS (SELECT FROM added JOIN ledger_balance USING (account)
               WHERE account LIKE '%:reserved' AND balance < 0) THEN
        RAISE EXCEPTION 'more is taken than was reserved' USING ERRCODE = 'LG002';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_posting_added AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_add_to_balances();

CREATE FUNCTION ledger_check_transaction() RETURNS TRIGGER LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    total NUMERIC;
    entries INT;
    overdrawn TEXT;
BEGIN
    SELECT sum(amount), count(*) INTO total, entries FROM ledger_posting WHERE transaction_id = NEW.transaction_id;
    IF entries < 2 OR total <> 0 THEN
        RAISE EXCEPTION 'postings of % sum to %', NEW.reference, total USING ERRCODE = 'LG001';
    END IF;
    IF NEW.kind = 'reserve' THEN
        SELECT p.account INTO overdrawn FROM ledger_posting p JOIN ledger_balance b USING (account)
            WHERE p.transaction_id = NEW.transaction_id AND p.amount < 0 AND b.balance < 0 LIMIT 1;
        IF overdrawn IS NOT NULL THEN
            RAISE EXCEPTION '% reserves more than % holds', NEW.reference, overdrawn USING ERRCODE = 'LG002';
        END IF;
    END IF;
    IF NEW.kind IN ('post', 'void') AND
            NOT EXISTS (SELECT FROM ledger_transaction WHERE transaction_id = NEW.concerns AND kind = 'reserve') THEN
        RAISE EXCEPTION '% resolves something that reserves nothing', NEW.reference USING ERRCODE = 'LG004';
    END IF;
    -- A post takes exactly what was reserved; a void and a reversal undo every posting.
    IF NEW.concerns IS NOT NULL AND EXISTS (
            SELECT FROM ledger_posting WHERE transaction_id IN (NEW.transaction_id, NEW.concerns)
                AND (NEW.kind <> 'post' OR account LIKE '%:reserved')
            GROUP BY account HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION '% does not match what it resolves', NEW.reference USING ERRCODE = 'LG004';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ledger_transaction_holds AFTER INSERT ON ledger_transaction
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_check_transaction();

-- Not even the owner of the tables rewrites the books.
CREATE FUNCTION refuse_rewriting() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'LG005';
END $$;
CREATE TRIGGER ledger_transaction_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_transaction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER ledger_posting_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_posting
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER ledger_account_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

GRANT SELECT ON ledger_account, ledger_transaction, ledger_posting, ledger_balance TO "${application_role}";
GRANT INSERT ON ledger_account, ledger_posting TO "${application_role}";
GRANT INSERT (transaction_id, reference, kind, asset, concerns) ON ledger_transaction TO "${application_role}";
