"""HTTP of the customer's file beside the work."""

from uuid import UUID

from django.http import HttpResponse
from pydantic import BaseModel

from zhike.kernel.http import SIGNED_IN, Request, Router, answer
from zhike.surfaces.desk import customer_file

router = Router("desk")


class FileTag(BaseModel):
    """A tag of the customer."""

    id: UUID
    name: str
    color: str


class FileCustomer(BaseModel):
    """Who it is. `type`: ordinary, vip, or potential (has never ordered). `missing` are the parts the record lacks."""

    id: UUID
    number: str
    name: str
    kind: str
    type: str
    origin: str
    vip: bool
    service_level: str
    language: str
    phone_mask: str
    email_mask: str
    missing: list[str]
    completeness: int
    since: str
    erased_at: str | None
    merged_into_id: UUID | None
    version: int
    tags: list[FileTag]


class FileOwner(BaseModel):
    """An agent."""

    id: UUID
    name: str


class FileRating(BaseModel):
    """What the customer thought of a round of service, on the scale it was given on."""

    id: UUID
    score: int
    min: int
    max: int
    satisfied: bool
    comment: str


class FileProblem(BaseModel):
    """A problem of a round of service after the first."""

    category: list[str]
    result: str
    tags: list[str]
    problem: str
    handling_s: int | None


class FileService(BaseModel):
    """A round of service; `opened_seq` is where it begins in its thread, `category` the way down to its category."""

    id: UUID
    conversation_id: UUID
    channel: str
    state: str
    opened_at: str
    closed_at: str | None
    opened_seq: int
    owner: FileOwner | None
    category: list[str] | None
    result: str | None
    tags: list[str]
    problem: str
    handling_s: int
    further: list[FileProblem]
    rating: FileRating | None


class FileStatus(BaseModel):
    """A configured status in the viewer's language."""

    label: str
    color: str


class FileMoney(BaseModel):
    """An amount in minor units."""

    amount: int
    currency: str


class FileOrderStatus(FileStatus):
    """A status of orders with its fixed category."""

    category: str


class FileConsultation(BaseModel):
    """Who is speaking with the customer now."""

    conversation_id: UUID
    handler: FileOwner | None
    since: str


class FileOrder(BaseModel):
    """An order in short; `parcel` is where its last parcel is."""

    id: UUID
    number: str
    title: str
    status: FileOrderStatus
    placed_at: str
    total: FileMoney
    quantity: int
    parcel: str | None
    consultation: FileConsultation | None


class FileOrders(BaseModel):
    """The newest orders, and how many there are (capped)."""

    items: list[FileOrder]
    total: int


class FileTicket(BaseModel):
    """A ticket that somebody works on, with its deadline."""

    id: UUID
    number: str
    subject: str
    category: str
    status: FileStatus
    priority: int
    due_at: str | None
    created_at: str


class FileMay(BaseModel):
    """What the viewer may do from here."""

    reveal: bool
    card: bool
    ticket: bool


class CustomerFile(BaseModel):
    """The customer's file. A section that is null needs the right that `denied` names."""

    customer: FileCustomer
    orders: FileOrders | None
    tickets: list[FileTicket] | None
    services: list[FileService] | None
    may: FileMay
    denied: dict[str, str]


@router.get(
    "/desk/customers/{customer_id}",
    operation_id="desk_customer",
    permission=SIGNED_IN,
    response=CustomerFile,
)
def desk_customer(request: Request, customer_id: UUID, conversation: UUID | None = None) -> HttpResponse:
    """Who the customer is and what there is with them, as far as the viewer may see it."""
    found = customer_file(
        actor=request.actor, customer_id=customer_id, conversation_id=conversation, language=request.language
    )
    return answer(found)
