"""What answers about orders look like."""

from uuid import UUID

from ninja import Schema


class MoneyAmount(Schema):
    """An amount in minor units of a currency."""

    amount: int
    currency: str


class OrderStatusBrief(Schema):
    """A status in the viewer's language. Categories are fixed, statuses are configured."""

    id: UUID
    code: str
    label: str
    category: str
    color: str


class OrderPerson(Schema):
    """A member of staff."""

    id: UUID
    name: str


class OrderConsultation(Schema):
    """The customer is being served now: where, by whom (nobody yet: null), since when."""

    conversation_id: UUID
    handler: OrderPerson | None
    since: str


class OrderCustomerLine(Schema):
    """Whose order it is."""

    id: UUID
    number: str
    name: str
    vip: bool


class ReceiverShape(Schema):
    """Whom the parcel goes to, masked."""

    name_mask: str
    phone_mask: str
    region: str


class OrderLineItem(Schema):
    """An order in the list. `title` is its first line's name, `parcel` where its last parcel is."""

    id: UUID
    version: int
    number: str
    shop_id: UUID
    platform: str
    status: OrderStatusBrief
    status_at: str
    placed_at: str
    closed: bool
    title: str
    lines: int
    quantity: int
    total: MoneyAmount
    paid: MoneyAmount
    refunded: MoneyAmount
    customer: OrderCustomerLine | None
    receiver: ReceiverShape
    consultation: OrderConsultation | None
    parcel: str | None


class OrderMove(Schema):
    """A move that the caller may make; `why` is a code when something forbids it now."""

    name: str
    label: str | None
    allowed: bool
    why: str | None
    to: OrderStatusBrief
    needs_reason: bool


class OrderCustomer(OrderCustomerLine):
    """Whose order it is; more than who only with the right to the whole customer file (`full`)."""

    full: bool
    service_level: str | None = None
    phone_mask: str | None = None
    email_mask: str | None = None
    since: str | None = None
    orders: int | None = None


class ReceiverDetail(ReceiverShape):
    """Whom the parcel goes to and where, masked."""

    address_mask: str


class OrderLineShape(Schema):
    """A line. `unit_price_exact` is the source's own price where it has more decimals than the currency."""

    id: UUID
    ordinal: int
    product_id: UUID | None
    name: str
    sku: str
    specification: str
    quantity: int
    unit_price: MoneyAmount
    unit_price_exact: str | None
    amount: MoneyAmount
    image_url: str | None


class PaymentShape(Schema):
    """Money that came in."""

    id: UUID
    ordinal: int
    method: str
    amount: MoneyAmount
    paid_at: str | None
    external_no: str


class TraceShape(Schema):
    """A step of a parcel."""

    seq: int
    at: str
    code: str
    text: str
    place: str


class ShipmentShape(Schema):
    """A parcel and its steps, newest first."""

    id: UUID
    ordinal: int
    carrier: str
    tracking_no: str
    status: str
    shipped_at: str | None
    signed_at: str | None
    traces: list[TraceShape]


class RefundShape(Schema):
    """Money that goes back."""

    id: UUID
    ordinal: int
    amount: MoneyAmount
    status: str
    reason: str
    requested_at: str
    done_at: str | None


class OrderActor(Schema):
    """Who did something; `name` for members of staff."""

    kind: str
    id: UUID | None
    name: str | None


class OrderHistoryLine(Schema):
    """A line of the history: codes and ids, with labels where they have one."""

    id: int
    at: str
    kind: str
    action: str
    before: str
    after: str
    before_label: str | None
    after_label: str | None
    reason: str
    actor: OrderActor


class OrderAmounts(Schema):
    """How the money of an order stands."""

    goods: MoneyAmount
    discount: MoneyAmount
    shipping: MoneyAmount
    total: MoneyAmount
    paid: MoneyAmount
    refunded: MoneyAmount
    refunding: MoneyAmount


class OrderMay(Schema):
    """What the caller may do besides moving the order."""

    edit: bool
    parcel: bool
    refund: bool
    reveal: bool


class OrderDetail(Schema):
    """An order with everything its page shows; history newest first, its last hundred lines."""

    id: UUID
    version: int
    number: str
    shop_id: UUID
    platform: str
    status: OrderStatusBrief
    status_at: str
    placed_at: str
    closed: bool
    title: str
    quantity: int
    total: MoneyAmount
    paid: MoneyAmount
    refunded: MoneyAmount
    consultation: OrderConsultation | None
    source: str
    origin: str
    paid_at: str | None
    shipped_at: str | None
    signed_at: str | None
    completed_at: str | None
    external_status: str
    external_at: str | None
    amounts: OrderAmounts
    receiver: ReceiverDetail
    address_id: UUID | None
    buyer_remark: str
    seller_remark: str
    owner: OrderPerson | None
    team_id: UUID | None
    lines: list[OrderLineShape]
    payments: list[PaymentShape]
    shipments: list[ShipmentShape]
    refunds: list[RefundShape]
    changes: list[OrderHistoryLine]
    customer: OrderCustomer | None
    pos: int
    actions: list[OrderMove]
    may: OrderMay


class ReceiverRevealed(Schema):
    """One plain value. It is meant for the eye: clients do not keep it."""

    field: str
    value: str


class ColumnCount(Schema):
    """A count, capped."""

    value: int
    exact: bool


class OrderBoardItem(OrderLineItem):
    """An order on the board with the moves that the caller may make."""

    actions: list[OrderMove]


class BoardColumn(Schema):
    """A status on the board: how many orders stand in it, and the newest of them."""

    status: OrderStatusBrief
    count: ColumnCount
    items: list[OrderBoardItem]


class OrderBoard(Schema):
    """The order board."""

    columns: list[BoardColumn]
    pos: int


class OrderExportJob(Schema):
    """The task that makes the file."""

    job: str


class OrderPlatforms(Schema):
    """Platforms that shops are on."""

    items: list[str]
