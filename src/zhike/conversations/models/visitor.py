"""Who sits behind a widget."""

from django.db import models

from zhike.conversations.models.channel import Channel
from zhike.conversations.models.thread import Conversation


class VisitorSession(models.Model):
    """A widget that is open somewhere. Holds the hash of its token, never the token.

    `identity` and `customer` are empty until the visitor is recognised or writes for the first time. Purged a day
    after it expired.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    token_hash = models.BinaryField(unique=True)
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+", db_index=False)
    visitor_id = models.UUIDField()
    identity = models.ForeignKey("customers.Identity", models.PROTECT, null=True, related_name="+")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, null=True, related_name="+", db_index=False)
    conversation = models.ForeignKey(Conversation, models.PROTECT, null=True, related_name="+")
    verified = models.BooleanField(default=False)
    language = models.CharField(max_length=16)
    ip = models.GenericIPAddressField(null=True)
    page_url = models.CharField(max_length=500, default="")
    page_title = models.CharField(max_length=200, default="")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["visitor_id"], name="conversations_visitor"),
            models.Index(fields=["expires_at"], name="conversations_visitor_age"),
        )


class ShopTokenUsed(models.Model):
    """A shop token that was shown once; a second time it is refused. Purged after the token could have expired."""

    id = models.BigAutoField(primary_key=True)
    channel = models.ForeignKey(Channel, models.CASCADE, related_name="+", db_index=False)
    jti_hash = models.BinaryField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["channel", "jti_hash"], name="conversations_shoptoken_once"),)
        indexes = (models.Index(fields=["expires_at"], name="conversations_shoptoken_age"),)
