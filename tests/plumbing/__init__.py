"""What tests stand on: a shared PostgreSQL, a template made by the owner, one clone per test process.

`early` is a plug-in named in pyproject.toml that sets the environment before anything of Django is imported; `fixtures`
offers `db_committed`, `database_urls`, `django_db_setup` and keeps sockets to this machine.
"""
