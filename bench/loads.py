"""Migrations to measure with: each makes a table with a foreign key, an index and a comment."""
import datetime
import os


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
