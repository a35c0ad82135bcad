"""Finding a route among a hundred: by its first path segment, then in order of declaration."""

from collections.abc import Sequence

from django.urls import Resolver404, ResolverMatch, URLPattern, URLResolver
from django.urls.resolvers import RoutePattern


class SegmentResolver(URLResolver):
    """`include()` for many routes: only those are tried whose first segment is the address's own.

    Django tries one after another, which costs more than the rest of its handling. Routes whose first segment is a
    parameter are not allowed here. Reversing works as ever.
    """

    def __init__(self, prefix: str, included: tuple[Sequence[URLPattern | URLResolver], str, str]) -> None:
        patterns, app_name, namespace = included
        super().__init__(RoutePattern(prefix), list(patterns), {}, app_name=app_name, namespace=namespace)
        self._by_segment: dict[str, list[URLPattern | URLResolver]] = {}
        for one in patterns:
            segment = str(one.pattern).split("/", 1)[0]
            if "<" in segment:
                raise ValueError(f"the first segment is a parameter: {one.pattern}")
            self._by_segment.setdefault(segment, []).append(one)

    def resolve(self, path: str) -> ResolverMatch:
        """The route for `path`. Raises Resolver404."""
        found = self.pattern.match(path)
        if not found:
            raise Resolver404({"path": path})
        rest, arguments, named = found
        for one in self._by_segment.get(rest.split("/", 1)[0], ()):
            match = _try(one, rest)
            if match is not None:
                return ResolverMatch(
                    match.func,
                    (*arguments, *match.args),
                    {**named, **match.kwargs},
                    match.url_name,
                    [self.app_name, *match.app_names],
                    [self.namespace, *match.namespaces],
                    match.route if isinstance(one, URLPattern) else f"{one.pattern}{match.route}",
                    None,
                    match.kwargs,
                    {},
                )
        raise Resolver404({"tried": [], "path": rest})


def _try(one: URLPattern | URLResolver, path: str) -> ResolverMatch | None:
    try:
        return one.resolve(path)
    except Resolver404:
        return None
