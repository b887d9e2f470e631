"""Print what is in Markdown files: the outline, the number of links and the size of the HTML.

usage: demo.py FILE...
"""

import sys

import pulldown


def show(path):
    document = pulldown.read(path)
    print(f"{path}: {document.title or 'no title'}")
    print(pulldown.outline(document))
    print(f"{len(document)} headings, {len(document.links)} links, {document.word_count} words")
    print(f"{len(document.render().encode())} bytes of HTML")


def main(paths):
    if not paths:
        sys.exit(__doc__.strip())
    for path in paths:
        show(path)


if __name__ == "__main__":
    main(sys.argv[1:])
