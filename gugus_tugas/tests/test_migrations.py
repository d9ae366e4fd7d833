"""Migrations: none missing, one line per app, names that say something."""

import re

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from gugus_tugas.tests.test_architecture import ORDER


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("app", [app for app in ORDER if list(apps.get_app_config(app).get_models())])
def test_migrations_are_one_named_line(app):
    graph = MigrationLoader(None).graph
    nodes = sorted(node for node in graph.nodes if node[0] == app)
    assert len(graph.leaf_nodes(app)) == 1
    for node in nodes:
        assert sum(parent[0] == app for parent in graph.nodes[node].dependencies) <= 1, f"{node} merges"
        assert not re.search(r"_auto_|_merge_|_initial$", node[1]), f"{node} has no name of its own"
