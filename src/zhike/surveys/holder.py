"""What surveys hold of customers."""

from collections.abc import Mapping
from typing import ClassVar
from uuid import UUID

from zhike.kernel.authz import Actor
from zhike.kernel.holders import CustomerHolder, HeldTable
from zhike.surveys.models import Response, ResponseVersion


class Ratings(CustomerHolder):
    """Scores stay, for they are numbers of the team; what the customer wrote goes."""

    name: ClassVar[str] = "surveys"
    tables: ClassVar[tuple[HeldTable, ...]] = (HeldTable("surveys_invitation"), HeldTable("surveys_response"))

    def erase(self, *, actor: Actor, customer_id: UUID) -> Mapping[str, int]:
        """Empties comments and removes what was said before."""
        versions = ResponseVersion.objects.filter(response__customer_id=customer_id).delete()[0]
        comments = Response.objects.filter(customer_id=customer_id).exclude(comment="").update(comment="")
        return {"comments": comments, "versions": versions}
