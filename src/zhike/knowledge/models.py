"""Tables of module knowledge."""

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from zhike.kernel.ids import new_id

KINDS: Final = ("category", "tag")


class Category(models.Model):
    """A class of questions, in a tree of at most five levels; conversations and tickets are closed with one.

    Tags of conversations stand in a tree of their own of two levels: groups, and the tags in them. `kind` tells the
    trees apart. `color` is a tag's (a tone, or #rrggbb), empty for the usual one. `place` orders siblings. Archived,
    never deleted: old work points here.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, default="category")
    name = models.JSONField()
    color = models.CharField(max_length=7, default="")
    place = models.IntegerField(default=0)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(name="knowledge_category_not_itself", condition=~Q(parent=F("id"))),
            models.CheckConstraint(name="knowledge_category_kind", condition=Q(kind__in=KINDS)),
        ]
        indexes = [models.Index(fields=["parent", "place", "id"], name="knowledge_category_tree")]


class Snippet(models.Model):
    """A canned reply. `reach` says whose it is: the company's, a team's, or one person's own. Archived, never deleted.

    `shortcut` is typed after a slash to find it; unique within its reach while in use.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    shortcut = models.CharField(max_length=40)
    reach = models.CharField(max_length=10)
    team = models.ForeignKey("accounts.Team", null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    uses = models.IntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="knowledge_snippet_reach",
                condition=Q(reach="company", team=None, owner=None)
                | Q(reach="team", team__isnull=False, owner=None)
                | Q(reach="own", team=None, owner__isnull=False),
            ),
            models.UniqueConstraint(
                Lower("shortcut"), "reach", "team", "owner",
                name="knowledge_snippet_shortcut",
                condition=Q(archived_at=None),
                nulls_distinct=False,
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-uses", "-id"], name="knowledge_snippet_used"),
            models.Index(fields=["-updated_at", "-id"], name="knowledge_snippet_recent"),
            models.Index(fields=["name", "id"], name="knowledge_snippet_name"),
        ]


class SnippetBody(models.Model):
    """The text of a canned reply in one language, with variables such as {customer.name}."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    snippet = models.ForeignKey(Snippet, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=16)
    body = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snippet", "language"], name="knowledge_snippetbody_language"),
        ]
