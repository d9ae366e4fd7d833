"""A browser's own long name in two words that its owner recognises."""

PERAMBAN = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SISTEM = (
    *((name, name) for name in ("Android", "iPhone", "iPad", "Windows")),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)


def name_of_browser(user_agent: str) -> str:
    """ "Chrome di Android"; "peramban lain" when it is none of the known."""

    def first(known) -> str:
        return next((name for mark, name in known if mark in user_agent), "")

    return " di ".join(filter(None, (first(PERAMBAN), first(SISTEM)))) or "peramban lain"
