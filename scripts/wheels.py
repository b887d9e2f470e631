"""Unpacking pinned wheels from the package index with nothing but the standard library.

Distributions ship Pythons without pip and without the means to make one; the tests shall run there too.
The index is read as PEP 503 describes it: a page of links, each with the hash of its file.
"""

import hashlib
import html
import io
import os
import re
import urllib.parse
import urllib.request
import zipfile

INDEX = os.environ.get("PIP_INDEX_URL") or "https://pypi.org/simple"


def unpack(requirements, folder):
    """Unpacks `name==version` of each into `folder`: wheels of pure Python only."""
    for requirement in requirements:
        name, version = requirement.split("==")
        with zipfile.ZipFile(io.BytesIO(fetch(name, version))) as wheel:
            wheel.extractall(folder)


def fetch(name, version):
    """The bytes of the wheel."""
    return linked(name, rf"{name.replace('-', '_')}-{re.escape(version)}-[a-z0-9.]+-none-any\.whl")


def linked(name, file):
    """The bytes of the file of a package that the index links to, checked against the hash in its link; `file` is an expression
    for the file's name."""
    page = f"{INDEX.rstrip('/')}/{name}/"
    found = re.search(rf'href="([^"]+/{file})#sha256=([0-9a-f]+)"', read(page).decode())
    if not found:
        raise SystemExit(f"wheels: {page} has no file {file}")
    content = read(urllib.parse.urljoin(page, html.unescape(found.group(1))))
    if hashlib.sha256(content).hexdigest() != found.group(2):
        raise SystemExit(f"wheels: {file} is not the file that {page} links to")
    return content


def read(url):
    request = urllib.request.Request(url, headers={"Accept": "text/html"})
    with urllib.request.urlopen(request) as answer:
        return answer.read()
