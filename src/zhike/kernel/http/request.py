"""The request as handlers see it."""

from django.http import HttpRequest

from zhike.kernel.authz import Actor, Principal


class Request(HttpRequest):
    """Django's request with what the guard found out. Attributes are set before the handler runs."""

    #: Who acts; set by the guard of every route that is not PUBLIC.
    actor: Actor
    #: The signed-in member of staff; None for widget visitors and public routes.
    principal: Principal | None
    #: Language of texts in the answer, one of i18n.LANGUAGES.
    language: str
    #: The Idempotency-Key of POSTs that take one; on those declared "domain" it is the row's own client key.
    idempotency_key: str
    #: The session token as it was sent, for hot reads that check it inside their own statement.
    session_token: str | None
    #: On hot writes run directly: who calls as remembered; their session is checked by the statement that writes.
    remembered: Principal | None
    #: Version named in If-Match, on routes declared `versioned=True`.
    expected_version: int
