from typing import Any

from django.db import migrations

from zhike.kernel import clock
from zhike.kernel.ids import new_id

# What happened to an order is never changed: the application adds and reads, and may empty the words of a reason.
LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        REVOKE UPDATE, DELETE, TRUNCATE ON commerce_orderchange FROM zhike_app;
        GRANT UPDATE (reason) ON commerce_orderchange TO zhike_app;
        REVOKE DELETE, TRUNCATE ON commerce_order, commerce_shipment, commerce_payment, commerce_refund FROM zhike_app;
    END IF;
END $$;
"""
OPEN_LEDGERS = """
DO $$ BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'zhike_app') THEN
        GRANT UPDATE, DELETE ON commerce_orderchange TO zhike_app;
        GRANT DELETE ON commerce_order, commerce_shipment, commerce_payment, commerce_refund TO zhike_app;
    END IF;
END $$;
"""

# Numbers are looked for by their beginning, in whatever case they are typed.
FIND = """
CREATE INDEX commerce_order_find ON commerce_order (upper(number) text_pattern_ops);
CREATE INDEX commerce_product_find ON commerce_product (upper(number) text_pattern_ops);
"""
DROP_FIND = "DROP INDEX commerce_order_find, commerce_product_find"

STATUSES = (
    ("pending", "待处理", "Pending", "orange", True),
    ("paid", "已付款", "Paid", "blue", True),
    ("shipped", "已发货", "Shipped", "teal", True),
    ("signed", "已签收", "Signed for", "green", True),
    ("refunding", "退款中", "Refunding", "purple", True),
    ("abnormal", "异常", "Abnormal", "red", True),
    ("exchanged", "已换货", "Exchanged", "yellow", False),
    ("completed", "已完成", "Completed", "green", False),
    ("refunded", "已退款", "Refunded", "gray", False),
    ("cancelled", "已取消", "Cancelled", "gray", False),
)
EDIT, CLOSE, SHIP, REFUND = (
    "commerce.order.edit",
    "commerce.order.close",
    "commerce.shipment.edit",
    "commerce.refund.create",
)
# from, action, to, permission, needs a reason
MOVES = (
    ("pending", "confirm_payment", "paid", EDIT, False),
    ("pending", "cancel", "cancelled", CLOSE, True),
    ("pending", "mark_abnormal", "abnormal", EDIT, True),
    ("paid", "ship", "shipped", SHIP, False),
    ("paid", "refund", "refunding", REFUND, True),
    ("paid", "cancel", "cancelled", CLOSE, True),
    ("paid", "mark_abnormal", "abnormal", EDIT, True),
    ("shipped", "sign", "signed", SHIP, False),
    ("shipped", "refund", "refunding", REFUND, True),
    ("shipped", "mark_abnormal", "abnormal", EDIT, True),
    ("signed", "complete", "completed", CLOSE, False),
    ("signed", "refund", "refunding", REFUND, True),
    ("signed", "exchange", "exchanged", EDIT, True),
    ("completed", "refund", "refunding", REFUND, True),
    ("completed", "exchange", "exchanged", EDIT, True),
    ("refunding", "finish_refund", "refunded", REFUND, False),
    ("refunding", "reject_refund", "completed", REFUND, True),
    ("exchanged", "ship", "shipped", SHIP, False),
    ("exchanged", "complete", "completed", CLOSE, False),
    ("abnormal", "confirm_payment", "paid", EDIT, True),
    ("abnormal", "ship", "shipped", SHIP, True),
    ("abnormal", "sign", "signed", SHIP, True),
    ("abnormal", "refund", "refunding", REFUND, True),
    ("abnormal", "cancel", "cancelled", CLOSE, True),
    ("cancelled", "reopen", "pending", CLOSE, True),
)


def first_statuses(apps: Any, _schema_editor: object) -> None:
    """One status for each category, and the usual moves between them."""
    status = apps.get_model("commerce", "OrderStatus")
    made = {}
    for position, (code, chinese, english, color, on_board) in enumerate(STATUSES):
        made[code] = status.objects.create(
            id=new_id(),
            code=code,
            names={"zh-CN": chinese, "en": english},
            label=chinese,
            category=code,
            color=color,
            position=position,
            on_board=on_board,
            initial=True,
            updated_at=clock.now(),
        )
    transition = apps.get_model("commerce", "OrderTransition")
    for before, action, after, permission, needs_reason in MOVES:
        transition.objects.create(
            id=new_id(),
            from_status=made[before],
            action=action,
            to_status=made[after],
            permission=permission,
            needs_reason=needs_reason,
        )


class Migration(migrations.Migration):
    dependencies = [("commerce", "0001_initial")]
    operations = [
        migrations.RunSQL(LEDGERS, OPEN_LEDGERS),
        migrations.RunSQL(FIND, DROP_FIND),
        migrations.RunPython(first_statuses, migrations.RunPython.noop),
    ]
