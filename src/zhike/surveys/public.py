"""The door of module surveys."""

from zhike.surveys.events import Invited, Rated, ScaleChanged
from zhike.surveys.holder import Ratings
from zhike.surveys.permissions import RATING_VIEW
from zhike.surveys.ports import EpisodeRatings
from zhike.surveys.selectors import RatingGiven, RatingView, rating_view, ratings_of
from zhike.surveys.services import Case, invite, respond

__all__ = [
    "RATING_VIEW",
    "Case",
    "EpisodeRatings",
    "Invited",
    "Rated",
    "RatingGiven",
    "RatingView",
    "Ratings",
    "ScaleChanged",
    "invite",
    "rating_view",
    "ratings_of",
    "respond",
]
