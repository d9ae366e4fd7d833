"""A template as a PDF that is downloaded, or the reason why there is none, told on the page it was asked from."""

from django.contrib import messages
from django.shortcuts import redirect
from django.template.loader import render_to_string

from gugus_tugas.pdf import PdfFailed, render_pdf
from gugus_tugas.responses import download


def pdf_answer(request, template: str, context: dict, *, name: str, back: str):
    """`back` is the address of the page that offered it."""
    try:
        content = render_pdf(render_to_string(template, context))
    except PdfFailed as failure:
        messages.error(request, str(failure))
        return redirect(back)
    return download(content, name=name, content_type="application/pdf")
