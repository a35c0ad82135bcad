"""What module work tells the owner of an episode: somebody has it now, or it waits again."""

from uuid import UUID

from zhike.accounts.public import names_of_users
from zhike.conversations.events import EpisodeAssigned, EpisodeReleased
from zhike.conversations.models import Episode, Head
from zhike.conversations.services.asked import cancel_waiting
from zhike.conversations.services.recording import held_s
from zhike.conversations.services.telling import episode_subject, moved, say, tell
from zhike.kernel import clock
from zhike.kernel.authz import Actor
from zhike.kernel.events.payload import Subject


class EpisodeOwner:
    """Implements `work.WorkItemOwner` for episodes. Every call runs in the transaction of the change."""

    def lock(self, *, kind: str, item_id: UUID) -> bool:
        """Locks the conversation of an episode; False when somebody is busy with it, or the episode is not open."""
        heads = Head.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
        return heads.filter(episode_id=item_id).first() is not None

    def page(self, episode_id: UUID) -> Subject:
        """What a person opens for an episode: its conversation."""
        found = Episode.objects.filter(pk=episode_id).values_list("conversation_id", flat=True).get()
        return Subject(kind="conversation", id=found)

    def assigned(
        self,
        *,
        kind: str,
        item_id: UUID,
        user_id: UUID,
        team_id: UUID | None,
        department_id: UUID | None,
        assignment_id: UUID,
        actor: Actor,
    ) -> None:
        """Stamps owner, team and department, tells both sides, and ends a transfer that waited for something else."""
        head, episode = _locked(item_id)
        former = episode.owner_id
        now = clock.now()
        episode.handling_s += held_s(episode, now)
        episode.state, episode.owner_id, episode.assigned_at = "assigned", user_id, now
        episode.team_id, episode.department_id = team_id, department_id
        episode.version += 1
        episode.save(update_fields=["state", "owner", "assigned_at", "handling_s", "team", "department", "version"])
        _stamp(head, episode)
        cancel_waiting(head, episode.id, actor)
        code = "assigned" if former is None else "transferred"
        say(head, code, actor=actor, agent_id=str(user_id), agent_name=names_of_users([user_id]).get(user_id, ""))
        payload = EpisodeAssigned(
            episode_id=episode.id,
            conversation_id=head.conversation_id,
            user_id=user_id,
            from_user_id=former,
            team_id=team_id,
            department_id=department_id,
            assignment_id=assignment_id,
        )
        tell(
            head,
            payload,
            actor=actor,
            subject=episode_subject(episode),
            also_users=(former,),
        )
        moved(head, episode, actor=actor)

    def released(
        self, *, kind: str, item_id: UUID, team_id: UUID | None, department_id: UUID | None, reason: str, actor: Actor
    ) -> None:
        """Takes the owner off and tells both sides that the conversation waits again."""
        head, episode = _locked(item_id)
        former = episode.owner_id
        episode.handling_s += held_s(episode, clock.now())
        episode.state, episode.owner_id = "queued", None
        episode.team_id, episode.department_id = team_id, department_id
        episode.version += 1
        episode.save(update_fields=["state", "owner", "handling_s", "team", "department", "version"])
        _stamp(head, episode)
        cancel_waiting(head, episode.id, actor)
        say(head, "queued", actor=actor, reason=reason)
        payload = EpisodeReleased(
            episode_id=episode.id,
            conversation_id=head.conversation_id,
            from_user_id=former,
            team_id=team_id,
            reason=reason,
        )
        tell(
            head,
            payload,
            actor=actor,
            subject=episode_subject(episode),
            also_users=(former,),
        )
        moved(head, episode, actor=actor)


def _locked(episode_id: UUID) -> tuple[Head, Episode]:
    """The head, which whoever called in holds already, and its open episode."""
    head = Head.objects.select_for_update(no_key=True, of=("self",)).get(episode_id=episode_id)
    return head, Episode.objects.get(pk=episode_id)


def _stamp(head: Head, episode: Episode) -> None:
    head.state, head.owner_id = episode.state, episode.owner_id
    head.team_id, head.department_id = episode.team_id, episode.department_id
    head.save(update_fields=["state", "owner", "team", "department"])
