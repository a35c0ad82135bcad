"""Requests to correct a record."""

from uuid import UUID

from django.http import HttpResponse

from zhike.customers.api.correction_shapes import (
    CorrectionAcceptBody,
    CorrectionBody,
    CorrectionBulkBody,
    CorrectionBulkStarted,
    CorrectionCounts,
    CorrectionDeclineBody,
    CorrectionItem,
    CorrectionsShape,
)
from zhike.customers.permissions import CORRECTION_CREATE, CUSTOMER_EDIT, CUSTOMER_VIEW
from zhike.customers.selectors.corrections import (
    LIST,
    chosen_corrections,
    correction_counts,
    correction_one,
    correction_rows,
    corrections_of,
)
from zhike.customers.services.correcting import correction_ask, correction_withdraw
from zhike.customers.services.deciding import correction_decide
from zhike.customers.services.many import CORRECTIONS
from zhike.kernel import bulk
from zhike.kernel.errors import invalid
from zhike.kernel.http import ListRequest, Request, Router, answer, list_answer

router = Router("customers")


@router.get_list(
    "/corrections", spec=LIST, item=CorrectionItem, operation_id="correction_list", permission=CUSTOMER_VIEW
)
def correction_list(request: Request, page: ListRequest) -> HttpResponse:
    """Requests to correct records: those of customers that one may edit, and one's own"""
    rows, total = correction_rows(request.actor, page)
    return list_answer(page, rows, total=total)


@router.get(
    "/corrections/counts", operation_id="correction_counts", permission=CUSTOMER_VIEW, response=CorrectionCounts
)
def counts(request: Request) -> HttpResponse:
    """How many open requests wait for one's decision, and how many are one's own"""
    return answer(correction_counts(request.actor))


@router.post(
    "/corrections/bulk",
    operation_id="correction_bulk",
    permission=CUSTOMER_EDIT,
    body=CorrectionBulkBody,
    response=CorrectionBulkStarted,
    status=202,
    idempotent=True,
)
def correction_bulk(request: Request, body: CorrectionBulkBody) -> HttpResponse:
    """Accept or decline many requests; the task tells of each. One whose customer changed since is left for a look"""
    for name, values in body.select.filters.items():
        if name not in LIST.filters:
            raise invalid(f"select.filters.{name}", "value.unknown_field")
        LIST.filters[name].check(f"select.filters.{name}", values)
    chosen = chosen_corrections(request.actor, body.select.filters, named=body.select.ids, limit=bulk.MOST_ROWS + 1)
    if body.dry_run:
        return answer({"job": None, "count": len(chosen)}, status=202)
    params = {"answer": body.answer}
    job_id = bulk.start(CORRECTIONS, action=body.action, params=params, chosen=chosen, actor=request.actor)
    return answer({"job": job_id, "count": len(chosen)}, status=202)


@router.get(
    "/corrections/{correction_id}",
    operation_id="correction_get",
    permission=CUSTOMER_VIEW,
    response=CorrectionItem,
)
def correction_get(request: Request, correction_id: UUID) -> HttpResponse:
    """One request"""
    return _shown(request, correction_id)


@router.get(
    "/customers/{customer_id}/corrections",
    operation_id="customer_corrections",
    permission=CUSTOMER_VIEW,
    response=CorrectionsShape,
)
def corrections(request: Request, customer_id: UUID) -> HttpResponse:
    """Requests to correct the record: all to who may edit it, one's own to anybody else"""
    return answer({"items": corrections_of(request.actor, customer_id)})


@router.post(
    "/customers/{customer_id}/corrections",
    operation_id="customer_correction_ask",
    permission=CORRECTION_CREATE,
    body=CorrectionBody,
    response=CorrectionItem,
    status=201,
    idempotent=True,
)
def correction_add(request: Request, customer_id: UUID, body: CorrectionBody) -> HttpResponse:
    """Ask for a record to be corrected in one or several places; who may edit the customer is notified"""
    made = correction_ask(actor=request.actor, customer_id=customer_id, wishes=body.wishes(), reason=body.reason)
    return _shown(request, made.id, status=201)


@router.post(
    "/customers/{customer_id}/corrections/{correction_id}/accept",
    operation_id="customer_correction_accept",
    permission=CUSTOMER_EDIT,
    body=CorrectionAcceptBody,
    response=CorrectionItem,
    idempotent=True,
    versioned=True,
)
def correction_accept(
    request: Request, customer_id: UUID, correction_id: UUID, body: CorrectionAcceptBody
) -> HttpResponse:
    """Change the record as asked. `customers.correction_stale`: it changed since; look at it and say which version was
    `seen`
    """
    decided = correction_decide(
        actor=request.actor,
        customer_id=customer_id,
        correction_id=correction_id,
        expected_version=request.expected_version,
        accept=True,
        answer=body.answer,
        seen=body.seen,
    )
    return _shown(request, decided.id)


@router.post(
    "/customers/{customer_id}/corrections/{correction_id}/decline",
    operation_id="customer_correction_decline",
    permission=CUSTOMER_EDIT,
    body=CorrectionDeclineBody,
    response=CorrectionItem,
    idempotent=True,
    versioned=True,
)
def correction_decline(
    request: Request, customer_id: UUID, correction_id: UUID, body: CorrectionDeclineBody
) -> HttpResponse:
    """Leave the record as it is"""
    decided = correction_decide(
        actor=request.actor,
        customer_id=customer_id,
        correction_id=correction_id,
        expected_version=request.expected_version,
        accept=False,
        answer=body.answer,
    )
    return _shown(request, decided.id)


@router.post(
    "/customers/{customer_id}/corrections/{correction_id}/withdraw",
    operation_id="customer_correction_withdraw",
    permission=CORRECTION_CREATE,
    response=CorrectionItem,
    idempotent=True,
    versioned=True,
)
def correction_take_back(request: Request, customer_id: UUID, correction_id: UUID) -> HttpResponse:
    """Take back a request of one's own"""
    taken = correction_withdraw(
        actor=request.actor,
        customer_id=customer_id,
        correction_id=correction_id,
        expected_version=request.expected_version,
    )
    return _shown(request, taken.id)


def _shown(request: Request, correction_id: UUID, status: int = 200) -> HttpResponse:
    shown = correction_one(request.actor, correction_id)
    return answer(shown, status=status, etag=shown["version"])
