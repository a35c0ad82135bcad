"""Fails where a model changed without a migration. Looks at models and migration files only, not at a database."""

import os
import sys


def main() -> int:
    """Answers 1 and names the apps whose migrations are behind their models."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhike.config.settings")
    import django

    django.setup()
    from django.apps import apps
    from django.db.migrations.autodetector import MigrationAutodetector
    from django.db.migrations.loader import MigrationLoader
    from django.db.migrations.state import ProjectState

    loader = MigrationLoader(None, ignore_no_migrations=True)
    twins = loader.detect_conflicts()
    for label, names in twins.items():
        sys.stdout.write(f"{label}: two last migrations: {', '.join(sorted(names))}\n")
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(graph=loader.graph)
    for label, migrations in found.items():
        for migration in migrations:
            for operation in migration.operations:
                sys.stdout.write(f"{label}: without migration: {operation.describe()}\n")
    return 1 if found or twins else 0


if __name__ == "__main__":
    sys.exit(main())
