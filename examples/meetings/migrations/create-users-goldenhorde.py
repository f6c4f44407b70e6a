#!/usr/bin/env python3
# shale: prints sql
"""Creates the client Golden Horde and its first users.

Who is there already stays as he is. The users sign in with OAuth, so there are no
passwords in here. Without shale: create-users-goldenhorde.py | psql "$DATABASE_URL"
"""
import sys

CLIENT = "Golden Horde"
USERS = [
    ("facilitator@goldenhorde.example", "Facilitator"),
    ("scribe@goldenhorde.example", "Scribe"),
    ("guest@goldenhorde.example", "Guest"),
]


def literal(text):
    return "'" + text.replace("'", "''") + "'"


def main():
    print(f"INSERT INTO client_mgmt.clients (name) VALUES ({literal(CLIENT)}) ON CONFLICT (name) DO NOTHING;")
    for email, name in USERS:
        print(f"INSERT INTO client_mgmt.users (client_id, email, display_name, auth_method)\n"
              f"SELECT id, {literal(email)}, {literal(name)}, 'oauth'\n"
              f"FROM client_mgmt.clients WHERE name = {literal(CLIENT)}\n"
              f"ON CONFLICT (email) DO NOTHING;")
    print(f"{len(USERS)} users, if they are missing", file=sys.stderr)


if __name__ == "__main__":
    main()
