"""The door of module surveys."""

from zhike.surveys.events import Invited, Rated, ScaleChanged
from zhike.surveys.holder import Ratings
from zhike.surveys.ports import EpisodeRatings
from zhike.surveys.selectors import RatingView, rating_view
from zhike.surveys.services import Case, invite, respond

__all__ = [
    "Case",
    "EpisodeRatings",
    "Invited",
    "Rated",
    "RatingView",
    "Ratings",
    "ScaleChanged",
    "invite",
    "rating_view",
    "respond",
]
