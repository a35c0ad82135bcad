"""HTTP of what is left to do in a new company."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from pydantic import BaseModel

from zhike.accounts.public import COMPANY_EDIT, setup_facts
from zhike.conversations.public import channel_setup
from zhike.kernel.http import Request, Router, answer

router = Router("desk")


class FirstStep(BaseModel):
    """A step by its code: company, shop, channel, snippet, staff."""

    code: str
    done: bool


class FirstSteps(BaseModel):
    """The steps in the order in which they are taken."""

    items: list[FirstStep]


@router.get("/desk/first-steps", operation_id="desk_first_steps", permission=COMPANY_EDIT, response=FirstSteps)
def first_steps(request: Request) -> HttpResponse:
    """How far the company is set up, seen from what there is."""
    facts = setup_facts()
    chat = channel_setup(urlsplit(settings.PUBLIC_URL).netloc)
    steps = {
        "company": facts.company,
        "shop": facts.shop,
        "channel": chat.channel,
        "snippet": chat.embedded,
        "staff": facts.staff,
    }
    return answer({"items": [{"code": code, "done": done} for code, done in steps.items()]})
