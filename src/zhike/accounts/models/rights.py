"""Roles and what they permit."""

from django.db import models
from django.db.models.functions import Lower

from zhike.accounts.models.people import User
from zhike.kernel.ids import new_id


class Role(models.Model):
    """A set of rights. Built-in roles have a `code`; their words come from the catalogue until somebody renames them.

    `everything` marks the system administrator: it holds each right in scope "all" and its rights cannot be edited,
    so that nobody locks the company out. `assignable` is false for customer and visitor, which are never given to
    users.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, null=True, unique=True)
    names = models.JSONField(default=dict)
    label = models.CharField(max_length=120)
    description = models.CharField(max_length=500, default="")
    everything = models.BooleanField(default=False)
    assignable = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("label"), name="accounts_role_label", condition=models.Q(archived_at__isnull=True)
            ),
        )
        indexes = (models.Index("label", "id", name="accounts_role_by_label"),)


class RolePermission(models.Model):
    """One right of a role: a permission name and a scope (1 own … 5 all; always 5 where a permission has no scope)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="+")
    permission = models.CharField(max_length=100)
    scope = models.SmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("role", "permission"), name="accounts_rolepermission_once"),
            models.CheckConstraint(
                condition=models.Q(scope__gte=1, scope__lte=5), name="accounts_rolepermission_scope"
            ),
        )


class RoleSeed(models.Model):
    """Remembers which built-in right was once given to which built-in role, so that a removed one stays removed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    role = models.ForeignKey(Role, on_delete=models.CASCADE, related_name="+")
    permission = models.CharField(max_length=100)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("role", "permission"), name="accounts_roleseed_once"),)


class UserRole(models.Model):
    """A role that a user holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()
    granted_by = models.UUIDField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "role"), name="accounts_userrole_once"),)
