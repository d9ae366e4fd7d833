"""Paging of lists, and nothing else."""

from django.core.paginator import Page, Paginator

PAGE_SIZE = 25


def paginate(request, rows, *, size: int = PAGE_SIZE) -> Page:
    """The page that ?hal= asks for; nonsense gives the first, too far gives the last."""
    return Paginator(rows, size).get_page(request.GET.get("hal"))
