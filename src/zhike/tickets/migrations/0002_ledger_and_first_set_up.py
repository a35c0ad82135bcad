from typing import Any

from django.db import migrations

from zhike.kernel import clock
from zhike.kernel.ids import new_id

# The history stays as it was written. Erasing a person empties its texts, nothing else.
LEDGER = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON tickets_ticketchange FROM zhike_app;
        GRANT UPDATE (before, after, reason) ON tickets_ticketchange TO zhike_app;
    END IF;
END $$;
"""
OPEN_LEDGER = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        GRANT UPDATE, DELETE ON tickets_ticketchange TO zhike_app;
    END IF;
END $$;
"""

TYPES = (
    ("general", "一般咨询", "General question", "#64748b"),
    ("order", "订单咨询", "Order inquiry", "#2563eb"),
    ("product", "产品问题", "Product problem", "#7c3aed"),
    ("return", "退换货申请", "Return or exchange", "#c2410c"),
    ("suggestion", "投诉建议", "Complaint or suggestion", "#b45309"),
    ("technical", "技术支持", "Technical support", "#0f766e"),
    ("after_sales", "售后咨询", "After-sales consultation", "#0369a1"),
    ("complaint", "投诉处理", "Complaint handling", "#b91c1c"),
    ("fault", "故障", "Fault", "#9f1239"),
    ("service_request", "服务请求", "Service request", "#4d7c0f"),
)
STATUSES = (
    ("pending", "待处理", "Pending", "new", "#b45309"),
    ("transferred", "中转", "Transferred", "open", "#7c3aed"),
    ("in_progress", "处理中", "In progress", "open", "#2563eb"),
    ("waiting", "等待客户", "Waiting for the customer", "waiting", "#64748b"),
    ("resolved", "已解决", "Resolved", "resolved", "#15803d"),
    ("closed", "关闭", "Closed", "closed", "#475569"),
)
WAYS = {
    "pending": ("transferred", "in_progress", "waiting", "resolved", "closed"),
    "transferred": ("in_progress", "waiting", "resolved", "closed"),
    "in_progress": ("transferred", "waiting", "resolved", "closed"),
    "waiting": ("transferred", "in_progress", "resolved", "closed"),
    "resolved": ("in_progress", "closed"),
    "closed": ("in_progress",),
}
PRIORITIES = (
    ("urgent", "紧急", "Urgent", "#b91c1c"),
    ("high", "高", "High", "#c2410c"),
    ("medium", "中", "Medium", "#a16207"),
    ("low", "低", "Low", "#0369a1"),
    ("planned", "计划", "Planned", "#64748b"),
)


def first_set_up(apps: Any, _schema_editor: object) -> None:
    """What a new company begins with, to rename, recolour, extend or archive."""
    now = clock.now()
    for place, (code, chinese, english, color) in enumerate(TYPES):
        apps.get_model("tickets", "TicketType").objects.create(
            id=new_id(), code=code, name={"zh-CN": chinese, "en": english}, color=color, place=place, updated_at=now
        )
    made = {}
    for place, (code, chinese, english, category, color) in enumerate(STATUSES):
        made[code] = apps.get_model("tickets", "TicketStatus").objects.create(
            id=new_id(),
            code=code,
            name={"zh-CN": chinese, "en": english},
            category=category,
            color=color,
            place=place,
            updated_at=now,
        )
    for code, ways in WAYS.items():
        for to in ways:
            apps.get_model("tickets", "TicketTransition").objects.create(
                id=new_id(), from_status=made[code], to_status=made[to]
            )
    for level, (code, chinese, english, color) in enumerate(PRIORITIES, start=1):
        apps.get_model("tickets", "TicketPriority").objects.create(
            id=new_id(),
            level=level,
            code=code,
            name={"zh-CN": chinese, "en": english},
            color=color,
            updated_at=now,
        )


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]
    operations = [
        migrations.RunSQL(LEDGER, OPEN_LEDGER),
        migrations.RunPython(first_set_up, migrations.RunPython.noop),
    ]
