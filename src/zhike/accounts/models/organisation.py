"""The company and its parts."""

from django.db import models
from django.db.models.functions import Lower

from zhike.kernel.ids import new_id

PLATFORMS = (
    "own",
    "taobao",
    "tmall",
    "jd",
    "pinduoduo",
    "douyin",
    "kuaishou",
    "xiaohongshu",
    "wechat",
    "amazon",
    "ebay",
    "shopify",
    "other",
)


class Company(models.Model):
    """The one company of this installation. Its row lock also orders changes that concern everybody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    one = models.BooleanField(default=True, unique=True)
    name = models.CharField(max_length=200)
    zone = models.CharField(max_length=64, default="Asia/Shanghai")
    default_language = models.CharField(max_length=16, default="zh-CN")
    currency = models.CharField(max_length=3, default="CNY")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(one=True), name="accounts_company_one"),)


class Named(models.Model):
    """A configured thing with a name in several languages.

    `label` repeats the name in the company's language (else the first): lists sort by it and it is unique among the
    rows in use.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    names = models.JSONField()
    label = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        abstract = True


class Department(Named):
    """A node of the department tree; a right with scope "department" includes the departments below."""

    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                "parent",
                Lower("label"),
                name="accounts_department_label",
                condition=models.Q(archived_at__isnull=True),
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="accounts_department_not_own_parent"
            ),
        )
        indexes = (models.Index("label", "id", name="accounts_department_by_label"),)


class Team(Named):
    """People who share work: the place where queues, transfers and scope "team" point to."""

    department = models.ForeignKey(Department, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("label"), name="accounts_team_label", condition=models.Q(archived_at__isnull=True)
            ),
        )
        indexes = (models.Index("label", "id", name="accounts_team_by_label"),)


class Shop(Named):
    """A shop on a platform. Never deleted: conversations, tickets and orders point to it for ever."""

    platform = models.CharField(max_length=20, default="own")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    zone = models.CharField(max_length=64, default="Asia/Shanghai")
    currency = models.CharField(max_length=3, default="CNY")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("label"), name="accounts_shop_label", condition=models.Q(archived_at__isnull=True)
            ),
            models.CheckConstraint(condition=models.Q(platform__in=PLATFORMS), name="accounts_shop_platform"),
        )
        indexes = (models.Index("label", "id", name="accounts_shop_by_label"),)


class Skill(Named):
    """Something an agent can do better than others: a product line, a language, a kind of question."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                Lower("label"), name="accounts_skill_label", condition=models.Q(archived_at__isnull=True)
            ),
        )
        indexes = (models.Index("label", "id", name="accounts_skill_by_label"),)
