"""What surveys offers to the modules below, through ports that wiring fills."""

from collections.abc import Mapping
from uuid import UUID

from zhike.conversations.public import Rating
from zhike.kernel import i18n
from zhike.surveys.selectors import rating_view
from zhike.surveys.services import scale_in_use


class EpisodeRatings:
    """Implements `conversations.RatingState`."""

    def scale(self, *, language: str) -> Mapping[str, object]:
        """The scale that new invitations get: min, max, and the labels of single scores in `language`."""
        version = scale_in_use()
        if version is None:
            return {"min": 1, "max": 10, "labels": {}}
        labels = {score: i18n.local_name(names, language) for score, names in version.labels.items()}
        return {"min": version.min, "max": version.max, "labels": labels}

    def of_episode(self, *, episode_id: UUID) -> Rating:
        """How far the rating of an episode is; the score is on the scale it was given on."""
        view = rating_view(episode_id)
        return Rating(view.state, view.score)
