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


def native(folder, count):
    """NNNNN_name.sql, as shale, psql and the floor take them; the names of the files, in order."""
    os.makedirs(folder)
    files = []
    for i in range(1, count + 1):
        files.append(f"{folder}/{i:05d}_{table(i)}.sql")
        write(files[-1], up(i))
    return files


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
