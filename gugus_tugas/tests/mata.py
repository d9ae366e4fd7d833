"""How a page looks to who cannot see it well, or holds a phone."""

from axe_playwright_python.sync_playwright import Axe

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}


def looks_right(page) -> None:
    """Axe finds nothing, and nothing is wider than the screen.

    A list that is written anew while axe reads it (the minutes, every four seconds) is read once more: what is wrong is wrong twice.
    """
    found = Axe().run(page, options=RULES).response["violations"]
    if found:
        page.wait_for_timeout(500)
        found = Axe().run(page, options=RULES).response["violations"]
    told = [(fault["id"], [(node["target"], node["failureSummary"]) for node in fault["nodes"]]) for fault in found]
    assert not told, f"{page.url}: {told}"
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
