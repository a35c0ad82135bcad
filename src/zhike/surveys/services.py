"""Asking for ratings and taking them."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from zhike.kernel import clock, trail
from zhike.kernel.authz import Actor
from zhike.kernel.errors import invalid
from zhike.kernel.events.emit import emit
from zhike.kernel.events.payload import Subject
from zhike.kernel.settings import values as settings
from zhike.surveys.errors import INVITATION_EXPIRED, NOT_INVITED, RATING_FINAL
from zhike.surveys.events import Invited, Rated
from zhike.surveys.models import Invitation, RatingScaleVersion, Response, ResponseVersion
from zhike.surveys.parameters import CHANGE_WITHIN_S, INVITATION_VALID_S
from zhike.surveys.rules import Scale


@dataclass(frozen=True, slots=True)
class Case:
    """An episode that ended: whose it was, and who answers for it."""

    episode_id: UUID
    conversation_id: UUID
    customer_id: UUID
    shop_id: UUID
    agent_id: UUID | None
    team_id: UUID | None
    department_id: UUID | None
    category_id: UUID | None
    result: str


def scale_of(version: RatingScaleVersion) -> Scale:
    """The rule's scale from a stored version."""
    return Scale(version.min, version.max, version.step, version.satisfied_from, version.labels)


def scale_in_use() -> RatingScaleVersion | None:
    """The version of the scale that new invitations get; None when no scale is in use."""
    return RatingScaleVersion.objects.select_related("scale").filter(scale__in_use=True).order_by("-version").first()


@transaction.atomic
def invite(*, actor: Actor, case: Case) -> Invitation | None:
    """Asks the customer to rate an episode; None when no scale is in use. Asked already: that invitation stays."""
    version = scale_in_use()
    if version is None:
        return None
    now = clock.now()
    invitation, new = Invitation.objects.get_or_create(
        episode_id=case.episode_id,
        defaults={
            "conversation_id": case.conversation_id,
            "customer_id": case.customer_id,
            "owner_id": case.agent_id,
            "team_id": case.team_id,
            "department_id": case.department_id,
            "shop_id": case.shop_id,
            "category_id": case.category_id,
            "result": case.result,
            "scale": version,
            "created_at": now,
            "expires_at": now + timedelta(seconds=settings.get(INVITATION_VALID_S)),
        },
    )
    if not new:
        return invitation
    payload = Invited(
        invitation_id=invitation.id,
        episode_id=case.episode_id,
        conversation_id=case.conversation_id,
        agent_id=case.agent_id,
        scale_id=version.scale_id,
        scale_version=version.version,
    )
    emit(
        payload,
        actor=actor,
        subject=Subject(kind="invitation", id=invitation.id, version=1),
        customer_id=case.customer_id,
        shop_id=case.shop_id,
        topics=[f"conversation:{case.conversation_id}"],
    )
    trail.record(
        "surveys.invitation.create",
        actor=actor,
        object_kind="invitation",
        object_id=invitation.id,
        after={"episode_id": str(case.episode_id), "scale": str(version.scale_id), "scale_version": version.version},
        customer_id=case.customer_id,
        shop_id=case.shop_id,
    )
    return invitation


@transaction.atomic
def respond(*, actor: Actor, episode_id: UUID, score: int, comment: str) -> Response:
    """The customer's rating of an episode, or a change of it within the time allowed.

    The caller has checked that the episode is the customer's own. The same answer again changes nothing. Raises
    `surveys.not_invited`, `input.invalid` for a score that is not on the scale, `surveys.invitation_expired`,
    `surveys.rating_final`.
    """
    invitations = Invitation.objects.select_for_update(of=("self",)).select_related("scale")
    invitation = invitations.filter(episode_id=episode_id).first()
    if invitation is None:
        raise NOT_INVITED()
    scale = scale_of(invitation.scale)
    if not scale.allows(score):
        raise invalid("score", "scale.score", min=scale.min, max=scale.max, step=scale.step)
    now = clock.now()
    response = Response.objects.filter(invitation=invitation).first()
    if response is None and now >= invitation.expires_at:
        raise INVITATION_EXPIRED()
    if response is not None:
        if (response.score, response.comment) == (score, comment):
            return response
        if now >= response.first_at + timedelta(seconds=settings.get(CHANGE_WITHIN_S)):
            raise RATING_FINAL()
    before = {} if response is None else {"score": response.score, "score100": response.score100}
    response = response or _new(invitation)
    response.version += 1
    response.score, response.score100 = score, scale.common(score)
    response.satisfied, response.comment, response.rated_at = scale.satisfied(score), comment, now
    response.save()
    ResponseVersion.objects.create(
        response=response, version=response.version, score=score, score100=response.score100, comment=comment, at=now
    )
    _told(response, invitation, actor, before)
    return response


def _new(invitation: Invitation) -> Response:
    return Response(
        invitation=invitation,
        customer_id=invitation.customer_id,
        owner_id=invitation.owner_id,
        team_id=invitation.team_id,
        department_id=invitation.department_id,
        shop_id=invitation.shop_id,
        first_at=clock.now(),
        version=0,
    )


def _told(response: Response, invitation: Invitation, actor: Actor, before: dict[str, int]) -> None:
    """Event and log. The comment is the customer's free text: only that there is one is told."""
    payload = Rated(
        response_id=response.id,
        episode_id=invitation.episode_id,
        conversation_id=invitation.conversation_id,
        agent_id=invitation.owner_id,
        team_id=invitation.team_id,
        shop_id=invitation.shop_id,
        scale_id=invitation.scale.scale_id,
        scale_version=invitation.scale.version,
        score=response.score,
        score100=response.score100,
        satisfied=response.satisfied,
        answer_version=response.version,
        has_comment=bool(response.comment),
    )
    topics = [f"conversation:{invitation.conversation_id}", f"shop:{invitation.shop_id}"]
    topics += [f"user:{invitation.owner_id}"] if invitation.owner_id else []
    topics += [f"team:{invitation.team_id}"] if invitation.team_id else []
    emit(
        payload,
        actor=actor,
        subject=Subject(kind="rating", id=response.id, version=response.version),
        customer_id=invitation.customer_id,
        shop_id=invitation.shop_id,
        topics=topics,
    )
    trail.record(
        "surveys.rating.create" if response.version == 1 else "surveys.rating.change",
        actor=actor,
        object_kind="rating",
        object_id=response.id,
        before=before,
        after={"score": response.score, "score100": response.score100, "comment_length": len(response.comment)},
        customer_id=invitation.customer_id,
        shop_id=invitation.shop_id,
    )
