"""What the proxy refuses by itself it says in Indonesian, on pages that need nothing else; it takes what the application takes."""

import re

import pytest
from django.conf import settings

DEPLOY = settings.BASE_DIR / "deploy"
CONF = (DEPLOY / "nginx.conf").read_text()
DEPAN = (DEPLOY / "nginx-depan.conf").read_text()
PAGES = sorted(set(re.findall(r"^\s*error_page [\d ]+(/galat/\w+\.html);", CONF, re.MULTILINE)))


def test_what_nginx_refuses_has_a_page():
    told = {int(n) for line in re.findall(r"error_page ([\d ]+)", CONF) for n in line.split()}
    assert told == {413, 429, 502, 503, 504}
    assert len(PAGES) == len(list((DEPLOY / "galat").iterdir())) == 2


def test_proxy_in_front_takes_as_much_and_has_pages_of_the_same_folder():
    assert re.search(r"client_max_body_size (\d+m);", DEPAN)[1] == re.search(r"client_max_body_size (\d+m);", CONF)[1]
    assert set(re.findall(r"error_page [\d ]+(/galat/\w+\.html);", DEPAN)) == set(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_page_stands_alone_and_says_what_to_do(page):
    html = (DEPLOY / page.lstrip("/")).read_text()
    assert '<html lang="id">' in html
    assert not re.search(r"(src|href)=|url\(|<script", html)
    assert re.search(r"muat ulang|pilih berkas", html)
