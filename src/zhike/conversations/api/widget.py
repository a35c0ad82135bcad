"""The public interface of the chat widget and of the full-page chat."""

from typing import Annotated

from django.conf import settings as django_settings
from django.http import HttpResponse
from ninja import File, Query
from ninja.files import UploadedFile

from zhike.conversations.api.shapes import MarksBody, MessageShape, SendBody
from zhike.conversations.api.widget_shapes import (
    EndBody,
    SessionBody,
    TicketShape,
    UploadShape,
    WidgetSession,
    WidgetSnapshot,
)
from zhike.conversations.attachments import sign_message, signed_json
from zhike.conversations.guard import visitor_of, widget_check, widget_guard
from zhike.conversations.parameters import MESSAGES_PER_MINUTE
from zhike.conversations.selectors.widget import session_answer, widget_snapshot
from zhike.conversations.services.episodes import episode_end
from zhike.conversations.services.marks import customer_marks_move
from zhike.conversations.services.messages import customer_send
from zhike.conversations.services.uploads import customer_upload
from zhike.conversations.services.visitors import widget_open
from zhike.kernel import rates
from zhike.kernel.errors import NOT_FOUND, invalid
from zhike.kernel.events.stored import last_pos
from zhike.kernel.files import Viewer, link_key
from zhike.kernel.http import PUBLIC, Request, Router, answer, client_ip, no_content
from zhike.kernel.live.issue import VisitorLine, visitor_ticket
from zhike.kernel.settings import values as settings

router = Router("widget")

SeqParameter = Annotated[int | None, Query(ge=0, le=2**31 - 1)]
LimitParameter = Annotated[int, Query(ge=1, le=200)]


@router.post(
    "/widget/sessions",
    operation_id="widget_session_create",
    permission=PUBLIC,
    body=SessionBody,
    response=WidgetSession,
    status=201,
)
def widget_session_create(request: Request, body: SessionBody) -> HttpResponse:
    """Opens the widget of a channel for a visitor, or for a customer whom the shop's token names."""
    opened = widget_open(
        channel_key=body.channel,
        visitor_token=body.visitor_token,
        shop_token=body.shop_token,
        language=body.language,
        origin=request.META.get("HTTP_ORIGIN"),
        ip=client_ip(request),
        page_url=body.page.url if body.page else "",
        page_title=body.page.title if body.page else "",
    )
    return answer(session_answer(opened), status=201)


@router.get(
    "/widget/conversation",
    operation_id="widget_conversation_get",
    permission=widget_guard,
    response=WidgetSnapshot,
)
def widget_conversation_get(
    request: Request,
    before_seq: SeqParameter = None,
    after_seq: SeqParameter = None,
    limit: LimitParameter = 50,
) -> HttpResponse:
    """The visitor's thread: a page of messages, and how service stands."""
    if before_seq is not None and after_seq is not None:
        raise invalid("before_seq", "value.one_of", expected="before_seq, after_seq")
    visitor = visitor_of(request)
    page = widget_snapshot(visitor, before_seq=before_seq, after_seq=after_seq, limit=limit)
    key = link_key(Viewer("visitor", visitor.session_id))
    for message in page["messages"]:
        sign_message(message, key)
    return answer(page)


@router.post(
    "/widget/messages",
    operation_id="widget_message_send",
    permission=widget_guard,
    body=SendBody,
    response=MessageShape,
    status=201,
    idempotent="domain",
)
def widget_message_send(request: Request, body: SendBody) -> HttpResponse:
    """Sends a message. The Idempotency-Key is the message's own key: sending again answers what was stored."""
    visitor = visitor_of(request)
    per_minute = settings.get(MESSAGES_PER_MINUTE)
    rates.take("widget.messages", visitor.visitor_id.hex, rate_per_s=per_minute / 60, burst=per_minute)
    posted = customer_send(
        actor=request.actor,
        visitor=visitor,
        client_key=request.idempotency_key,
        kind=body.kind,
        text=body.text or "",
        file_id=body.file_id,
    )
    viewer = Viewer("visitor", visitor.session_id)
    return answer(signed_json(posted.json, viewer, messages=False), status=201)


@router.post(
    "/widget/files",
    operation_id="widget_file_create",
    permission=widget_guard,
    response=UploadShape,
    status=201,
    media="multipart",
)
def widget_file_create(request: Request, file: File[UploadedFile]) -> HttpResponse:
    """Takes a picture or file in; it goes out with the message that names it."""
    visitor = visitor_of(request)
    per_minute = settings.get(MESSAGES_PER_MINUTE)
    rates.take("widget.files", visitor.visitor_id.hex, rate_per_s=per_minute / 240, burst=max(per_minute // 4, 1))
    info = customer_upload(actor=request.actor, visitor=visitor, name=file.name or "", data=file.read())
    return answer(
        {"id": info.id, "name": info.name, "size": info.size, "type": info.type, "state": info.state}, status=201
    )


@router.post("/widget/marks", operation_id="widget_marks_move", permission=widget_guard, body=MarksBody, status=204)
def widget_marks_move(request: Request, body: MarksBody) -> HttpResponse:
    """Says what was got and read. Without a thread there is nothing to mark."""
    visitor = visitor_of(request)
    if visitor.conversation_id is not None:
        customer_marks_move(
            actor=request.actor,
            conversation_id=visitor.conversation_id,
            delivered_seq=body.delivered_seq,
            read_seq=body.read_seq,
        )
    return no_content()


@router.post(
    "/widget/live-ticket",
    operation_id="widget_live_ticket",
    permission=widget_guard,
    response=TicketShape,
    status=201,
)
def widget_live_ticket(request: Request) -> HttpResponse:
    """A ticket for one socket that hears this visitor's thread and nothing else."""
    rates.take("widget.tickets", visitor_of(request).session_id.hex, rate_per_s=1, burst=30)
    pos = last_pos()
    # Read again after the position: a session that ends from here on revokes the ticket by its event.
    actor, visitor = widget_check(request), visitor_of(request)
    line = VisitorLine(visitor.session_id, visitor.channel_id, visitor.conversation_id, visitor.expires_at)
    ticket = visitor_ticket(actor, line, pos=pos)
    return answer({"ticket": ticket, "url": django_settings.GATEWAY_URL}, status=201)


@router.post("/widget/end", operation_id="widget_end", permission=widget_guard, body=EndBody, status=204)
def widget_end(request: Request, body: EndBody) -> HttpResponse:
    """The customer ends the chat. Ended already is fine; an episode of somebody else's is not found."""
    visitor = visitor_of(request)
    if visitor.conversation_id is None:
        raise NOT_FOUND()
    episode_end(actor=request.actor, conversation_id=visitor.conversation_id, episode_id=body.episode_id)
    return no_content()
