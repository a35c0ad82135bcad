"""The built-in roles: which rights each starts with, as data. Editing them in the console is expected.

Rights of modules that come later are added here together with their module: the next start gives them to the roles,
without touching what somebody has edited (see :func:`zhike.accounts.services.seed.role_seed`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from zhike.kernel.authz import Scope

OWN, TEAM, DEPARTMENT, SHOP, ALL = Scope.OWN, Scope.TEAM, Scope.DEPARTMENT, Scope.SHOP, Scope.ALL


@dataclass(frozen=True, slots=True)
class BuiltinRole:
    """A role as it is shipped. Its words are `roles.<code>` in the catalogues."""

    code: str
    rights: Mapping[str, Scope] = field(default_factory=dict)
    everything: bool = False
    assignable: bool = True


#: What every member of staff may do: know who works here and who is there, and upload a file.
STAFF: Final[Mapping[str, Scope]] = {
    "accounts.department.view": ALL,
    "accounts.shop.view": ALL,
    "accounts.team.view": ALL,
    "accounts.skill.view": ALL,
    "accounts.presence.view": ALL,
    "kernel.file.create": ALL,
}

#: Handling tickets in a scope.
_TICKETS: Final = (
    "tickets.ticket.view",
    "tickets.ticket.create",
    "tickets.ticket.edit",
    "tickets.ticket.close",
    "tickets.comment.create",
    "tickets.note.view",
    "tickets.note.create",
)

#: Reading and answering customers in a scope.
_SERVICE: Final = (
    "conversations.conversation.view",
    "conversations.conversation.edit",
    "conversations.conversation.close",
    "conversations.message.create",
    "conversations.note.view",
    "conversations.note.create",
    "work.queue.view",
    "work.assignment.view",
    "surveys.rating.view",
    "analytics.overview.view",
    *_TICKETS,
)

_LEADING: Final = (
    *_SERVICE,
    "conversations.conversation.assign",
    "work.item.assign",
    "tickets.ticket.assign",
    "tickets.ticket.export",
)

#: Whoever handles tickets may look at those of the team, remark on them, and make new ones for their shops.
_TICKETS_OF_THE_TEAM: Final[Mapping[str, Scope]] = {
    "tickets.ticket.view": TEAM,
    "tickets.ticket.create": SHOP,
    "tickets.note.view": TEAM,
    "tickets.note.create": TEAM,
}

_ADMINISTRATION: Final[Mapping[str, Scope]] = {
    "accounts.company.view": ALL,
    "accounts.company.edit": ALL,
    "accounts.department.edit": ALL,
    "accounts.shop.edit": ALL,
    "accounts.team.edit": ALL,
    "accounts.skill.edit": ALL,
    "accounts.user.view": ALL,
    "accounts.user.create": ALL,
    "accounts.user.edit": ALL,
    "accounts.user.assign": ALL,
    "accounts.role.view": ALL,
    "accounts.role.edit": ALL,
    "accounts.session.manage": ALL,
    "audit.entry.view": ALL,
    "audit.entry.export": ALL,
    "conversations.channel.view": ALL,
    "conversations.channel.manage": ALL,
    "kernel.setting.view": ALL,
    "kernel.setting.manage": ALL,
    "knowledge.category.manage": ALL,
    "surveys.scale.manage": ALL,
    "tickets.config.manage": ALL,
    "work.calendar.manage": ALL,
    "commerce.status.manage": ALL,
    "work.policy.manage": ALL,
}


def _in(scope: Scope, *names: str) -> dict[str, Scope]:
    return dict.fromkeys(names, scope)


_CUSTOMERS_READ: Final = "customers.customer.view"
#: What serving a customer needs beside reading: tags, and saying what is wrong in the record. Editing it is another
#: right, which agents do not hold.
_CUSTOMERS_SERVED: Final = ("customers.tag.assign", "customers.correction.create")
_ORDERS_READ: Final = ("commerce.order.view", "commerce.product.view")
#: Looking after orders up to their end; refunds and shipping are other people's work as well.
_ORDERS: Final = (*_ORDERS_READ, "commerce.order.create", "commerce.order.edit", "commerce.order.close")
_PARCELS: Final = ("commerce.shipment.edit", "commerce.order.reveal")
_REFUNDS: Final = ("commerce.refund.create",)
_PRODUCTS: Final = ("commerce.product.view", "commerce.product.edit", "commerce.product.manage")
_ORDERS_ALL: Final = (*_ORDERS, *_PARCELS, *_REFUNDS, *_PRODUCTS, "commerce.order.export")
_IMPORTS: Final = ("integrations.import.view", "integrations.import.create")
_SNIPPETS: Final = ("knowledge.snippet.view", "knowledge.snippet.edit")

BUILTIN_ROLES: Final[tuple[BuiltinRole, ...]] = (
    BuiltinRole("system_administrator", everything=True),
    BuiltinRole(
        "administrator",
        {
            **STAFF,
            **_in(ALL, *_ORDERS_ALL, *_IMPORTS),
            **_ADMINISTRATION,
            **_in(ALL, *_LEADING, *_SNIPPETS, "knowledge.snippet.manage", _CUSTOMERS_READ, "customers.customer.export"),
            **_in(ALL, "customers.customer.create", "customers.customer.edit", "customers.customer.reveal"),
            **_in(ALL, "customers.customer.delete", "customers.file.view", "customers.tag.manage", *_CUSTOMERS_SERVED),
        },
    ),
    BuiltinRole(
        "manager",
        {
            **STAFF,
            **_in(SHOP, *_ORDERS_ALL, *_IMPORTS),
            **_in(ALL, "commerce.status.manage"),
            **_in(SHOP, *_LEADING, *_SNIPPETS, "knowledge.snippet.manage"),
            **_in(SHOP, _CUSTOMERS_READ, "customers.customer.create", "customers.customer.edit"),
            **_in(SHOP, "customers.customer.reveal", "customers.customer.export", "customers.customer.delete"),
            **_in(SHOP, "customers.file.view", "customers.tag.manage", *_CUSTOMERS_SERVED),
            **_in(ALL, "accounts.user.view", "conversations.channel.view", "knowledge.category.manage"),
            **_in(ALL, "work.calendar.manage", "work.policy.manage", "surveys.scale.manage", "tickets.config.manage"),
        },
    ),
    BuiltinRole(
        "supervisor",
        {
            **STAFF,
            **_in(SHOP, *_ORDERS, *_PARCELS, *_REFUNDS, *_PRODUCTS),
            **_in(TEAM, *_LEADING, *_SNIPPETS, "knowledge.snippet.manage"),
            **_in(SHOP, _CUSTOMERS_READ, "customers.customer.create", "customers.customer.edit"),
            **_in(SHOP, "customers.customer.reveal", "customers.file.view", *_CUSTOMERS_SERVED),
            **_in(ALL, "accounts.user.view"),
        },
    ),
    BuiltinRole(
        "agent",
        {
            **STAFF,
            **_in(SHOP, *_ORDERS_READ, "commerce.order.create", "commerce.order.edit"),
            **_in(OWN, *_SERVICE, "knowledge.snippet.edit"),
            **_in(TEAM, "work.queue.view", "conversations.conversation.view", "knowledge.snippet.view"),
            **_TICKETS_OF_THE_TEAM,
            **_in(SHOP, _CUSTOMERS_READ, "customers.customer.create", "customers.file.view", *_CUSTOMERS_SERVED),
            **_in(OWN, "customers.customer.export", "commerce.order.export", "tickets.ticket.export"),
        },
    ),
    BuiltinRole(
        "after_sales",
        {
            **STAFF,
            **_in(SHOP, *_ORDERS, *_PARCELS, *_REFUNDS),
            **_in(OWN, *_SERVICE, "knowledge.snippet.edit"),
            **_in(TEAM, "work.queue.view", "conversations.conversation.view", "knowledge.snippet.view"),
            **_TICKETS_OF_THE_TEAM,
            **_in(SHOP, _CUSTOMERS_READ, *_CUSTOMERS_SERVED),
        },
    ),
    BuiltinRole("finance", {**STAFF, **_in(ALL, *_ORDERS_READ, *_REFUNDS, "commerce.order.export")}),
    BuiltinRole(
        "operations",
        {
            **STAFF,
            **_in(SHOP, *_PRODUCTS, *_ORDERS_READ, "analytics.overview.view"),
            **_in(SHOP, _CUSTOMERS_READ, "surveys.rating.view"),
        },
    ),
    BuiltinRole("inventory", {**STAFF, **_in(SHOP, *_ORDERS_READ, *_PARCELS, *_PRODUCTS)}),
    BuiltinRole(
        "technical_support",
        {
            **STAFF,
            **_in(ALL, "audit.entry.view", "kernel.setting.view", "conversations.channel.view"),
            **_in(OWN, *_TICKETS),
            **_TICKETS_OF_THE_TEAM,
        },
    ),
    BuiltinRole(
        "data_analyst",
        {
            **STAFF,
            **_in(ALL, *_ORDERS_READ, "commerce.order.export"),
            **_in(ALL, "conversations.conversation.view", "work.queue.view", "work.assignment.view"),
            **_in(ALL, "surveys.rating.view", _CUSTOMERS_READ, "customers.customer.export", "analytics.overview.view"),
            **_in(ALL, "tickets.ticket.view", "tickets.ticket.export"),
        },
    ),
    BuiltinRole(
        "sales", {**STAFF, **_in(SHOP, *_ORDERS_READ), **_in(SHOP, _CUSTOMERS_READ, "customers.customer.export")}
    ),
    BuiltinRole(
        "marketing", {**STAFF, **_in(SHOP, *_ORDERS_READ), **_in(SHOP, _CUSTOMERS_READ, "surveys.rating.view")}
    ),
    BuiltinRole("customer", assignable=False),
    BuiltinRole("visitor", assignable=False),
)
