"""Roles, database and rights: an owner that may change the schema, an application that may only use it."""

import psycopg
from psycopg import sql

from zhike.config.embedded.cluster import APPLICATION, DATABASE, OWNER, Passwords


def provision(admin_url: str, secret: Passwords) -> None:
    """Makes what is missing in the cluster behind `admin_url` (the administrator's, any database) and repeats all
    grants; calling it again changes nothing."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        for role in (OWNER, APPLICATION):
            _ensure_role(connection, role, secret.of(role))
    ensure_database(admin_url, DATABASE)


def ensure_database(admin_url: str, name: str) -> None:
    """Makes database `name` with its rights where it does not exist yet."""
    with psycopg.connect(admin_url, autocommit=True) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
        database = sql.Identifier(name)
        if found is None:
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                    database, sql.Identifier(OWNER)
                )
            )
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        connection.execute(
            sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, sql.Identifier(APPLICATION))
        )
    info = psycopg.conninfo.conninfo_to_dict(admin_url)
    with psycopg.connect(psycopg.conninfo.make_conninfo("", **(info | {"dbname": name}))) as connection:
        grant(connection)


def grant(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    """Rights inside the connected database: the application reads and writes rows of what the owner makes, and
    creates nothing. What must not even be rewritten (audit rows) the migrations revoke again."""
    names = {"owner": sql.Identifier(OWNER), "app": sql.Identifier(APPLICATION)}
    by_default = "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
    for statement in (
        "ALTER SCHEMA public OWNER TO {owner}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {app}",
        by_default + "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {app}",
        by_default + "GRANT USAGE, SELECT ON SEQUENCES TO {app}",
    ):
        connection.execute(sql.SQL(statement).format(**names))


def _ensure_role(connection: psycopg.Connection[tuple[object, ...]], role: str, password: str) -> None:
    found = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (role,)).fetchone()
    if found is None:
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD {}").format(
                sql.Identifier(role), sql.Literal(password)
            )
        )
