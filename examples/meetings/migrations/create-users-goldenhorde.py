#!/usr/bin/env python3
"""Creates the client Golden Horde and its first users.

Who is there already stays as he is. The users sign in with OAuth, so there are no
passwords in here. Needs DATABASE_URL and psql.
"""
import os
import subprocess
import sys

CLIENT = "Golden Horde"
USERS = [
    ("facilitator@goldenhorde.example", "Facilitator"),
    ("scribe@goldenhorde.example", "Scribe"),
    ("guest@goldenhorde.example", "Guest"),
]


def psql(sql, **variables):
    """Runs sql in one transaction and returns the rows as lists of strings."""
    command = ["psql", "-X", "-q", "-A", "-t", "-1", "-v", "ON_ERROR_STOP=1",
               "-d", os.environ["DATABASE_URL"]]
    for name, value in variables.items():
        command += ["-v", f"{name}={value}"]
    done = subprocess.run(command, input=sql, text=True, stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return [line.split("|") for line in done.stdout.splitlines() if line]


def main():
    if "DATABASE_URL" not in os.environ:
        sys.exit("set DATABASE_URL to the database to migrate")

    ready = psql("SELECT count(*) FROM information_schema.columns "
                 "WHERE table_schema = 'client_mgmt' AND table_name = 'users' AND column_name = 'auth_method';")
    if ready != [["1"]]:
        sys.exit("client_mgmt.users has no auth_method: run 030 first")

    psql("INSERT INTO client_mgmt.clients (name) VALUES (:'client') ON CONFLICT (name) DO NOTHING;",
         client=CLIENT)
    for email, name in USERS:
        made = psql("INSERT INTO client_mgmt.users (client_id, email, display_name, auth_method) "
                    "SELECT id, :'email', :'name', 'oauth' FROM client_mgmt.clients WHERE name = :'client' "
                    "ON CONFLICT (email) DO NOTHING RETURNING id;",
                    client=CLIENT, email=email, name=name)
        print(f"{email}: {'created' if made else 'there already'}")


if __name__ == "__main__":
    main()
