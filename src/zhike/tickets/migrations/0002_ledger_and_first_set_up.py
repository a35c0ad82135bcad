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
    ("general", "一般咨询", "General question", "gray"),
    ("order", "订单咨询", "Order inquiry", "blue"),
    ("product", "产品问题", "Product problem", "purple"),
    ("return", "退换货申请", "Return or exchange", "orange"),
    ("suggestion", "投诉建议", "Complaint or suggestion", "yellow"),
    ("technical", "技术支持", "Technical support", "teal"),
    ("after_sales", "售后咨询", "After-sales consultation", "blue"),
    ("complaint", "投诉处理", "Complaint handling", "red"),
    ("fault", "故障", "Fault", "red"),
    ("service_request", "服务请求", "Service request", "green"),
)
STATUSES = (
    ("pending", "待处理", "Pending", "new", "yellow"),
    ("transferred", "中转", "Transferred", "open", "purple"),
    ("in_progress", "处理中", "In progress", "open", "blue"),
    ("waiting", "等待客户", "Waiting for the customer", "waiting", "gray"),
    ("resolved", "已解决", "Resolved", "resolved", "green"),
    ("closed", "关闭", "Closed", "closed", "gray"),
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
    ("urgent", "紧急", "Urgent", "red"),
    ("high", "高", "High", "orange"),
    ("medium", "中", "Medium", "yellow"),
    ("low", "低", "Low", "blue"),
    ("planned", "计划", "Planned", "gray"),
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
