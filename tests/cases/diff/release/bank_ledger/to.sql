-- Money: numeric gets wider, accounts become typed, a check reads another table through a function.

CREATE TABLE accounts (
    number text PRIMARY KEY,
    balance numeric(18,4) NOT NULL DEFAULT 0,
    kind text NOT NULL DEFAULT 'giro' CONSTRAINT accounts_kind_check CHECK (kind IN ('giro', 'savings'))
);
CREATE TABLE entries (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    debit text NOT NULL REFERENCES accounts,
    credit text NOT NULL REFERENCES accounts,
    amount numeric(18,4) NOT NULL CHECK (amount > 0),
    booked date NOT NULL,
    CONSTRAINT entries_two_accounts CHECK (debit <> credit)
);
CREATE FUNCTION account_is_open(account text) RETURNS boolean LANGUAGE sql STABLE
    AS $$SELECT EXISTS (SELECT FROM public.accounts WHERE number = account)$$;
ALTER TABLE entries ADD CONSTRAINT entries_open CHECK (account_is_open(debit) AND account_is_open(credit));
CREATE INDEX entries_booked_idx ON entries USING brin (booked);
CREATE VIEW turnover AS
    SELECT a.number, sum(CASE WHEN e.debit = a.number THEN -e.amount ELSE e.amount END) AS turnover
    FROM accounts a JOIN entries e ON a.number IN (e.debit, e.credit) GROUP BY a.number;
CREATE RULE entries_fixed AS ON UPDATE TO entries DO INSTEAD NOTHING;
CREATE RULE entries_stay AS ON DELETE TO entries DO INSTEAD NOTHING;
INSERT INTO accounts (number, balance) VALUES ('A1', 100), ('B2', 0);
INSERT INTO entries (debit, credit, amount, booked) VALUES ('A1', 'B2', 12.50, '2024-05-05');
