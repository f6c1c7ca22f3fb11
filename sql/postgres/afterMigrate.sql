-- Rights of the reconciler, wherever its role exists: it reads what it compares, and adds what it found.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'clearshare_reconciler') THEN
        GRANT SELECT ON earning, bonus, payout, payout_line, ledger_transaction, ledger_posting, ledger_balance,
            found_payment, payout_escrow, escrow_attempt, reconciliation TO clearshare_reconciler;
        GRANT INSERT (began_at, ended_at, comparisons, rows_compared, differences, first_differences, trouble)
            ON reconciliation TO clearshare_reconciler;
    END IF;
END $$;
