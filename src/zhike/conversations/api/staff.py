"""Conversations for staff: lists, the screen of one conversation, and what one does with it."""

from uuid import UUID

from django.http import HttpResponse

from zhike.audit.public import record_look
from zhike.conversations.access import person_id
from zhike.conversations.api.callers import principal_of
from zhike.conversations.api.episode_shapes import CloseBody
from zhike.conversations.api.shapes import (
    AssignBody,
    ConversationDetail,
    ConversationLine,
    CountsShape,
    DeclineBody,
    TransferAnswer,
    TransferBody,
)
from zhike.conversations.attachments import signed_json
from zhike.conversations.models import Transfer
from zhike.conversations.permissions import (
    CONVERSATION_ASSIGN,
    CONVERSATION_CLOSE,
    CONVERSATION_EDIT,
    CONVERSATION_VIEW,
)
from zhike.conversations.selectors.detail import detail_body, detail_sql, read_facts
from zhike.conversations.selectors.lists import LIST, counts_sql, list_body, list_sql
from zhike.conversations.services.episodes import (
    conversation_assign,
    conversation_close,
    conversation_reopen,
    conversation_take,
)
from zhike.conversations.services.recording import Record
from zhike.conversations.services.transfers import transfer_accept, transfer_decline, transfer_request
from zhike.kernel import clock
from zhike.kernel.files import Viewer
from zhike.kernel.http import ListRequest, Request, Router, answer, expected_version, hot_read
from zhike.kernel.live.issue import listen_grant

router = Router("conversations")


@router.get_list(
    "/conversations",
    spec=LIST,
    item=ConversationLine,
    operation_id="conversation_list",
    permission=CONVERSATION_VIEW,
    hot=True,
)
def conversation_list(request: Request, page: ListRequest) -> HttpResponse:
    """Conversations in the caller's scope, open ones unless a state is asked for."""
    scalar = hot_read(request, CONVERSATION_VIEW, lambda actor: list_sql(actor, page, _language(request)))
    return answer(list_body(page, scalar))


@router.get(
    "/conversations/counts",
    operation_id="conversation_counts",
    permission=CONVERSATION_VIEW,
    response=CountsShape,
    hot=True,
)
def conversation_counts(request: Request) -> HttpResponse:
    """How many conversations each view holds."""
    return answer(hot_read(request, CONVERSATION_VIEW, counts_sql))


@router.get(
    "/conversations/{conversation_id}",
    operation_id="conversation_get",
    permission=CONVERSATION_VIEW,
    response=ConversationDetail,
    hot=True,
)
def conversation_get(request: Request, conversation_id: UUID) -> HttpResponse:
    """One conversation with everything its screen shows at first."""
    return _detail(request, conversation_id)


def _language(request: Request) -> str:
    return request.language


def _detail(request: Request, conversation_id: UUID, status: int = 200) -> HttpResponse:
    scalar = hot_read(request, CONVERSATION_VIEW, lambda actor: detail_sql(actor, conversation_id, _language(request)))
    json, line = scalar.rsplit(b"\n", 1)
    facts = read_facts(line)
    principal = principal_of(request)
    viewer_id = person_id(principal.actor)
    record_look(
        principal.session_id,
        actor=principal.actor,
        object_kind="conversation",
        object_id=conversation_id,
        customer_id=facts.customer_id,
        shop_id=facts.row.shop_id,
    )
    grant = listen_grant(viewer_id, conversation_id, pos=facts.pos)
    body = detail_body(principal.actor, json, facts, grant)
    if facts.files:
        body = signed_json(body, Viewer("session", principal.session_id))
    return answer(body, status=status)


def _again(request: Request, conversation_id: UUID, **_: object) -> HttpResponse:
    """A repeated call: the conversation as it is now."""
    return _detail(request, conversation_id)


@router.post(
    "/conversations/{conversation_id}/take",
    operation_id="conversation_take",
    permission=CONVERSATION_EDIT,
    response=ConversationDetail,
    idempotent=True,
    again=_again,
)
def take(request: Request, conversation_id: UUID) -> HttpResponse:
    """Takes a waiting conversation."""
    conversation_take(actor=request.actor, conversation_id=conversation_id)
    return _detail(request, conversation_id)


@router.post(
    "/conversations/{conversation_id}/assign",
    operation_id="conversation_assign",
    permission=CONVERSATION_ASSIGN,
    body=AssignBody,
    response=ConversationDetail,
    idempotent=True,
    again=_again,
)
def assign(request: Request, conversation_id: UUID, body: AssignBody) -> HttpResponse:
    """Gives a conversation to somebody."""
    conversation_assign(actor=request.actor, conversation_id=conversation_id, to_user_id=body.user_id)
    return _detail(request, conversation_id)


@router.post(
    "/conversations/{conversation_id}/transfer",
    operation_id="conversation_transfer",
    permission=CONVERSATION_EDIT,
    body=TransferBody,
    response=TransferAnswer,
    status=201,
    idempotent=True,
)
def transfer(request: Request, conversation_id: UUID, body: TransferBody) -> HttpResponse:
    """Asks a colleague or a team to take the conversation over."""
    made = transfer_request(
        actor=request.actor,
        conversation_id=conversation_id,
        to_user_id=body.to_user_id,
        to_team_id=body.to_team_id,
        note=body.note,
    )
    return answer(_transfer(made), status=201)


@router.post(
    "/conversations/{conversation_id}/transfers/{transfer_id}/accept",
    operation_id="conversation_transfer_accept",
    permission=CONVERSATION_VIEW,
    response=TransferAnswer,
)
def accept(request: Request, conversation_id: UUID, transfer_id: UUID) -> HttpResponse:
    """Takes over what one was asked to take over."""
    made = transfer_accept(actor=request.actor, conversation_id=conversation_id, transfer_id=transfer_id)
    return answer(_transfer(made))


@router.post(
    "/conversations/{conversation_id}/transfers/{transfer_id}/decline",
    operation_id="conversation_transfer_decline",
    permission=CONVERSATION_VIEW,
    body=DeclineBody,
    response=TransferAnswer,
)
def decline(request: Request, conversation_id: UUID, transfer_id: UUID, body: DeclineBody) -> HttpResponse:
    """Does not take it; or withdraws one's own request."""
    made = transfer_decline(
        actor=request.actor, conversation_id=conversation_id, transfer_id=transfer_id, note=body.note
    )
    return answer(_transfer(made))


def _transfer(made: Transfer) -> dict[str, object]:
    return {
        "id": made.id,
        "state": made.state,
        "conversation_id": made.conversation_id,
        "expires_at": clock.iso(made.expires_at),
    }


@router.post(
    "/conversations/{conversation_id}/close",
    operation_id="conversation_close",
    permission=CONVERSATION_CLOSE,
    body=CloseBody,
    response=ConversationDetail,
    versioned=True,
)
def close(request: Request, conversation_id: UUID, body: CloseBody) -> HttpResponse:
    """Ends the open round of service; If-Match names the version of the episode."""
    conversation_close(
        actor=request.actor,
        conversation_id=conversation_id,
        expected_version=expected_version(request),
        record=Record(
            body.category_id,
            body.result,
            body.problem,
            body.handling,
            tuple(dict.fromkeys(body.tag_ids)),
            tuple(one.kept() for one in body.further),
        ),
    )
    return _detail(request, conversation_id)


@router.post(
    "/conversations/{conversation_id}/reopen",
    operation_id="conversation_reopen",
    permission=CONVERSATION_EDIT,
    response=ConversationDetail,
    idempotent=True,
    again=_again,
)
def reopen(request: Request, conversation_id: UUID) -> HttpResponse:
    """The last round of service goes on, with the caller."""
    conversation_reopen(actor=request.actor, conversation_id=conversation_id)
    return _detail(request, conversation_id)
