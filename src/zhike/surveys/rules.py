"""Pure rules of ratings: what a scale allows, and how its scores become comparable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from zhike.kernel.errors import FieldError

#: A full score on the common scale, in hundredths of a point: 100.00.
FULL: Final = 10_000
MAX_STEPS: Final = 100


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole scores from `min` to `max` in steps; from `satisfied_from` on the customer counts as satisfied.

    `labels` names single scores per language: {"1": {"zh-CN": "很不满意"}}.
    """

    min: int
    max: int
    step: int = 1
    satisfied_from: int = 0
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def allows(self, score: int) -> bool:
        """Whether `score` lies on the scale."""
        return self.min <= score <= self.max and (score - self.min) % self.step == 0

    def common(self, score: int) -> int:
        """`score` on the common scale of 0 to 100, in hundredths of a point, rounded half to even."""
        return round(Fraction((score - self.min) * FULL, self.max - self.min))

    def satisfied(self, score: int) -> bool:
        """Whether `score` counts as satisfied."""
        return score >= self.satisfied_from


def scale_errors(scale: Scale) -> list[FieldError]:
    """What is wrong with a scale somebody entered."""
    errors: list[FieldError] = []
    if scale.max <= scale.min:
        return [FieldError("max", "scale.range", {})]
    if scale.step < 1 or (scale.max - scale.min) % scale.step:
        errors.append(FieldError("step", "scale.step", {}))
    elif (scale.max - scale.min) // scale.step > MAX_STEPS:
        errors.append(FieldError("step", "scale.too_many_steps", {"max": MAX_STEPS}))
    if not errors and not scale.allows(scale.satisfied_from):
        errors.append(FieldError("satisfied_from", "scale.not_on_scale", {}))
    for score in scale.labels:
        if not score.lstrip("-").isdigit() or errors or not scale.allows(int(score)):
            errors.append(FieldError(f"labels.{score}", "scale.not_on_scale", {}))
    return errors
