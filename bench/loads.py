"""Migrations to measure with: each makes a table with a foreign key, an index and a comment."""
import datetime
import os
import random


def table(i):
    return f"t_{i:05d}"


def up(i):
    name = table(i)
    # A binary tree: no table is referred to more than twice.
    reference = f" REFERENCES {table(i // 2)} (id)" if i > 1 else ""
    return (f"CREATE TABLE {name} (\n"
            f"    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n"
            f"    parent_id bigint{reference},\n"
            f"    name text NOT NULL,\n"
            f"    amount numeric(12,2) NOT NULL DEFAULT 0,\n"
            f"    created_at timestamptz NOT NULL DEFAULT now()\n"
            f");\n"
            f"CREATE INDEX {name}_parent_idx ON {name} (parent_id);\n"
            f"COMMENT ON TABLE {name} IS 'table number {i} of the load';\n")


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def native(folder, count, downs=False):
    """NNNNN_name.sql, as shale, psql and the floor take them; the names of the files, in order."""
    os.makedirs(folder)
    return [one_more(folder, i, downs) for i in range(1, count + 1)]


def one_more(folder, i, down=True):
    name = f"{folder}/{i:05d}_{table(i)}"
    if down:
        write(f"{name}.up.sql", up(i))
        write(f"{name}.down.sql", f"DROP TABLE {table(i)};\n")
        return f"{name}.up.sql"
    write(f"{name}.sql", up(i))
    return f"{name}.sql"


def schema(tables, changed=False):
    """A whole schema: ten columns, two indexes, a foreign key, a check, a policy, a trigger and two
    comments for each table. `changed` widens one column of one table."""
    parts = ["BEGIN;\n"
             "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS "
             "$$ BEGIN NEW.changed_at := now(); RETURN NEW; END $$;\n"
             "CREATE FUNCTION tenant() RETURNS bigint LANGUAGE sql STABLE AS "
             "$$ SELECT nullif(current_setting('app.tenant', true), '')::bigint $$;\n"]
    for i in range(1, tables + 1):
        name = table(i)
        stock = "bigint" if changed and i == max(tables // 2, 1) else "integer"
        reference = (f"    CONSTRAINT {name}_parent FOREIGN KEY (parent_id) REFERENCES "
                     f"{table(i // 2)} (id) ON DELETE CASCADE,\n" if i > 1 else "")
        parts.append(
            f"CREATE TABLE {name} (\n    id bigint GENERATED ALWAYS AS IDENTITY,\n"
            f"    tenant_id bigint NOT NULL,\n    parent_id bigint,\n    code varchar(40) NOT NULL,\n"
            f"    title text NOT NULL DEFAULT '',\n    stock {stock} NOT NULL DEFAULT 0,\n"
            f"    price numeric(12,2),\n    more jsonb NOT NULL DEFAULT '{{}}',\n"
            f"    made_at timestamptz NOT NULL DEFAULT now(),\n"
            f"    changed_at timestamptz NOT NULL DEFAULT now(),\n{reference}"
            f"    CONSTRAINT {name}_pkey PRIMARY KEY (id),\n"
            f"    CONSTRAINT {name}_stock CHECK (stock >= 0 AND (price IS NULL OR price > 0))\n);\n"
            f"CREATE UNIQUE INDEX {name}_code ON {name} (tenant_id, lower(code));\n"
            f"CREATE INDEX {name}_parent_idx ON {name} (parent_id) WHERE parent_id IS NOT NULL;\n"
            f"COMMENT ON TABLE {name} IS 'table number {i}';\n"
            f"COMMENT ON COLUMN {name}.code IS 'what people call it, {i}';\n"
            f"CREATE TRIGGER {name}_stamp BEFORE UPDATE ON {name} FOR EACH ROW EXECUTE FUNCTION stamp();\n"
            f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;\n"
            f"CREATE POLICY {name}_own ON {name} USING (tenant_id = tenant()) "
            f"WITH CHECK (tenant_id = tenant());\n")
        if i % 500 == 0:  # a transaction has only so many locks
            parts.append("COMMIT;\nBEGIN;\n")
    return "".join(parts) + "COMMIT;\n"


def dbmate(folder, count):
    """The same SQL between dbmate's markers."""
    os.makedirs(folder)
    for i in range(1, count + 1):
        stamp = datetime.datetime(2020, 1, 1) + datetime.timedelta(seconds=i)
        write(f"{folder}/{stamp:%Y%m%d%H%M%S}_{table(i)}.sql",
              f"-- migrate:up\n{up(i)}\n-- migrate:down\nDROP TABLE {table(i)};\n")


def psql_driver(path, files):
    """For psql: each file in a transaction of its own, in one session."""
    write(path, "".join(f"BEGIN;\n\\i {file}\nCOMMIT;\n" for file in files))


# What teams write into migrations, of which a linter has something to say about half.
MIXED = [
    "CREATE TABLE {t} (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n    tenant bigint NOT NULL,\n"
    "    title text NOT NULL,\n    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'shut')),\n"
    "    details jsonb NOT NULL DEFAULT '{{}}'::jsonb,\n    made_at timestamptz NOT NULL DEFAULT now()\n);",
    "CREATE TABLE {t}_lines (id serial PRIMARY KEY, code char(8), price money, at timestamp, {t}_id bigint);",
    "ALTER TABLE {t} ADD COLUMN note_{n} text;",
    "ALTER TABLE {t} ADD COLUMN rank_{n} integer NOT NULL;",
    "ALTER TABLE {t} ADD COLUMN token_{n} uuid NOT NULL DEFAULT gen_random_uuid();",
    "ALTER TABLE {t} ALTER COLUMN amount TYPE bigint;",
    "ALTER TABLE {t} ALTER COLUMN title SET NOT NULL;",
    "ALTER TABLE {t} DROP COLUMN old_{n};",
    "ALTER TABLE {t} RENAME COLUMN label TO title_{n};",
    "ALTER TABLE {t} ADD CONSTRAINT {t}_amount_{n} CHECK (amount >= 0) NOT VALID;",
    "ALTER TABLE {t} ADD CONSTRAINT {t}_rank_{n} CHECK (rank BETWEEN 1 AND {n});",
    "ALTER TABLE {t} ADD CONSTRAINT {t}_owner_{n} FOREIGN KEY (owner) REFERENCES people (id);",
    "ALTER TABLE {t} ADD CONSTRAINT {t}_title_{n} UNIQUE (tenant, title);",
    "CREATE INDEX {t}_made_{n} ON {t} (tenant, made_at DESC) WHERE state <> 'shut';",
    "CREATE INDEX CONCURRENTLY {t}_title_{n} ON {t} (lower(title));",
    "DROP INDEX {t}_made_{n};",
    "UPDATE {t} SET state = 'shut' WHERE made_at < now() - interval '{n} days';",
    "INSERT INTO settings (name, value) VALUES ('{t}', '{n}') ON CONFLICT (name) DO NOTHING;",
    "CREATE OR REPLACE VIEW {t}_open AS\nSELECT a.id, a.title, b.total, row_number() OVER (PARTITION BY a.tenant"
    " ORDER BY a.made_at DESC) AS place\nFROM {t} a\nLEFT JOIN LATERAL (SELECT sum(l.amount) AS total FROM lines l"
    " WHERE l.of = a.id) b ON true\nWHERE a.state = 'open';",
    "CREATE OR REPLACE FUNCTION {t}_stamp() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n"
    "    NEW.changed_at := clock_timestamp();\n    RETURN NEW;\nEND\n$$;",
    "CREATE POLICY {t}_own_{n} ON {t} USING (tenant = current_setting('app.tenant')::bigint);",
    "COMMENT ON TABLE {t} IS 'what number {n} is about';",
    "GRANT SELECT, INSERT ON {t} TO app;",
]


def mixed(folder, count):
    """Files of two to eight statements of all sorts. They are read, not run: not all of them could be."""
    os.makedirs(folder)
    dice = random.Random(1)
    for i in range(1, count + 1):
        name = f"{dice.choice(['orders', 'devices', 'letters', 'rooms', 'visits'])}_{dice.randrange(200)}"
        body = [dice.choice(MIXED).format(t=name, n=dice.randrange(1000)) for _ in range(dice.randint(2, 8))]
        write(f"{folder}/{i:05d}_{name}.sql", f"-- step {i}\n\n" + "\n\n".join(body) + "\n")
