"""Users and where they belong."""

from django.db import models
from django.db.models.functions import Lower

from zhike.accounts.models.organisation import Department, Shop, Skill, Team
from zhike.kernel.ids import new_id


class User(models.Model):
    """A member of staff who can sign in. Customers are not users.

    `username` is stored normalised (NFKC, lower case). `email` and `phone` are ciphertext; the masks beside them are
    what lists and the user's own page show. `authz_version` rises with every change of what the user may do.
    `password_changed_at` is empty while the password is one that somebody else chose.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    username = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    password = models.CharField(max_length=200)
    password_changed_at = models.DateTimeField(null=True)
    email = models.BinaryField(null=True)
    email_mask = models.CharField(max_length=120, default="")
    phone = models.BinaryField(null=True)
    phone_mask = models.CharField(max_length=40, default="")
    language = models.CharField(max_length=16, default="zh-CN")
    zone = models.CharField(max_length=64, default="Asia/Shanghai")
    position = models.CharField(max_length=80, default="")
    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")
    capacity = models.SmallIntegerField(default=5)
    active = models.BooleanField(default=True)
    authz_version = models.BigIntegerField(default=1)
    version = models.IntegerField(default=1)
    created_at = models.DateTimeField()
    signed_in_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(Lower("username"), name="accounts_user_username"),
            models.CheckConstraint(
                condition=models.Q(capacity__gte=0, capacity__lte=100), name="accounts_user_capacity"
            ),
        )
        indexes = (
            models.Index("name", "id", name="accounts_user_by_name"),
            models.Index("created_at", "id", name="accounts_user_by_creation"),
        )


class TeamMember(models.Model):
    """A user's place in a team."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    leader = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("team", "user"), name="accounts_teammember_once"),)


class UserShop(models.Model):
    """A shop that the user works for; what scope "shop" refers to."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "shop"), name="accounts_usershop_once"),)


class UserSkill(models.Model):
    """How well a user masters a skill: 1 (knows a little) to 5 (teaches others)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    level = models.SmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "skill"), name="accounts_userskill_once"),
            models.CheckConstraint(condition=models.Q(level__gte=1, level__lte=5), name="accounts_userskill_level"),
        )
