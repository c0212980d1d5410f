"""Sealing: what a built page may hold, and where its links may lead."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pytest

from generator.site.seal import seal

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'self'; "
    "form-action 'none'"
)
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
HEAD = f'<!doctype html><meta charset="utf-8">{META}'
PARTS = "<main><h1>Title</h1></main><footer>Office</footer>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A sound site of three pages, a drawing and a style sheet."""
    files = {
        "index.html": "",
        "404.html": '<a href="/csec/way.html">go</a>',
        "csec/way.html": '<h3 id="tell">STEP 1</h3><a name="old"></a>',
        "csec/charts/way.svg": '<svg><style>.a{fill:url(#g)}</style><g id="g"/></svg>',
        "assets/press.css": ".a{background:url(data:image/png;base64,AA==)}",
        "search/search_index.json": '{"docs":[]}\n',
    }
    for path, body in files.items():
        head = HEAD + PARTS if path.endswith(".html") else ""
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(head + body)
    return tmp_path


def check(site: Path, body: str, path: str = "index.html") -> list[str]:
    """Seal the site with a body put into one page; return the codes found."""
    with (site / path).open("a") as page:
        page.write(body)
    return [found.code for found in seal(site)]


def test_sound_site_is_sealed(site: Path) -> None:
    assert seal(site) == ()
    assert (site / "search/search_index.js").read_text() == 'var __index={"docs":[]};\n'


def test_header_file_repeats_the_policy_and_adds_what_a_page_cannot_say(site: Path) -> None:
    seal(site)
    lines = (site / "_headers").read_text().splitlines()
    assert lines[1] == "/*"
    policy = lines[2].removeprefix("  Content-Security-Policy: ").split("; ")
    assert {"default-src 'none'", "frame-ancestors 'none'", "form-action 'none'"} <= set(policy)
    assert [line.split(":")[0].strip() for line in lines[3:]] == [
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Permissions-Policy",
    ]


def test_header_file_allows_the_styles_of_drawings_by_their_sum(site: Path) -> None:
    seal(site)
    digest = hashlib.sha256(b".a{fill:url(#g)}").digest()
    expected = f"style-src 'self' 'sha256-{base64.b64encode(digest).decode()}'"
    assert expected in (site / "_headers").read_text()


@pytest.mark.parametrize(
    "body",
    [
        '<a href="csec/way.html">page</a>',
        '<a href="csec/way.html#tell">anchor</a>',
        '<a href="csec/way.html#old">named anchor</a>',
        '<a href="csec/way.html?x=1#tell">query</a>',
        '<a href="./csec/../csec/way%2ehtml">escapes</a>',
        '<a href="#">top</a><a href="#top">top</a><i id="é b"></i><a href="#%C3%A9%20b">x</a>',
        '<a href="csec/way.html#:~:text=STEP">text</a>',
        '<a href="https://example.org/a?b=c#d">out</a>',
        '<a href="tel:+16505550100">call</a><a href="tel:988">call</a>',
        '<a href="sms:741741">text</a><a href="sms:+16505550100">text</a>',
        '<a href="mailto:office@example.org?subject=Hello%20there">mail</a>',
        '<img src="csec/charts/way.svg" srcset="csec/charts/way.svg 1x, csec/charts/way.svg 2x">',
        '<svg><use href="#g"/><g id="g" fill="url(#g)"/><a xlink:href="csec/way.html"/></svg>',
        '<link rel="canonical" href="https://example.org/">',
        '<script type="application/json">{"a": "\\u003ca href=x>"}</script>',
        '<!-- a href="gone.html" --> &lt;a href="gone.html"&gt; javascript:x &amp; 1 > 0 & co',
        '<form name="search"><input name="query"></form>',
        '<data value="1">1</data><button data="x" data-on="y" type="button">x</button>',
    ],
)
def test_what_is_fine_is_not_reported(site: Path, body: str) -> None:
    assert check(site, body) == []


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("broken-link", '<a href="gone.html">x</a>'),
        ("broken-link", '<a href="CSEC/way.html">x</a>'),
        ("broken-link", '<a href="csec/Way.html">x</a>'),
        ("broken-link", '<a href="csec">x</a>'),
        ("broken-link", '<a href="csec/">x</a>'),
        ("broken-link", '<a href="csec/way.html/">x</a>'),
        ("broken-link", '<a href="../index.html">x</a>'),
        ("broken-link", '<a href="%2e%2e/index.html">x</a>'),
        ("broken-link", "<a href>x</a>"),
        ("broken-link", '<a href=" ">x</a>'),
        ("broken-link", '<img src="gone.png">'),
        ("broken-link", '<img srcset="csec/charts/way.svg 1x, gone.svg 2x">'),
        ("broken-link", '<svg><a xlink:href="gone.html"/></svg>'),
        ("broken-link", '<svg><g fill="url(gone.svg#x)"/></svg>'),
        ("broken-anchor", '<a href="#gone">x</a>'),
        ("broken-anchor", '<a href="csec/way.html#Tell">x</a>'),
        ("broken-anchor", '<svg><use href="#gone"/></svg>'),
        ("broken-anchor", '<svg><g fill="url(#gone)"/></svg>'),
        ("broken-anchor", '<img src="csec/charts/way.svg#gone">'),
        ("absolute-link", '<a href="/csec/way.html">x</a>'),
        ("unsafe-link", '<a href="javascript:alert(1)">x</a>'),
        ("unsafe-link", '<a href=" \tjava\nscript&colon;alert(1)">x</a>'),
        ("unsafe-link", '<a href="JAVASCRIPT:alert(1)">x</a>'),
        ("unsafe-link", '<svg><a xlink:href="javascript:alert(1)"/></svg>'),
        ("unsafe-link", '<svg><a><set attributeName="href" to="javascript:1"/></a></svg>'),
        ("unsafe-link", '<a href="data:text/html,x">x</a>'),
        ("unsafe-link", '<img src="data:image/png;base64,AA==">'),
        ("unsafe-link", '<a href="file:///etc/passwd">x</a>'),
        ("unsafe-link", '<a href="\\\\example.org\\x">x</a>'),
        ("unsafe-link", '<a href="csec\\way.html">x</a>'),
        ("malformed-link", '<a href="tel:650-555-0100">x</a>'),
        ("malformed-link", '<a href="tel:">x</a>'),
        ("malformed-link", '<a href="sms:741-741">x</a>'),
        ("malformed-link", '<a href="sms:741741?body=HOME">x</a>'),
        ("malformed-link", '<a href="sms:">x</a>'),
        ("unsafe-link", '<img src="sms:741741">'),
        ("malformed-link", '<a href="mailto:office">x</a>'),
        ("malformed-link", '<a href="mailto:office@example.org?bcc=x@example.org">x</a>'),
        ("malformed-link", '<a href="https://">x</a>'),
        ("malformed-link", '<a href="https://user@example.org">x</a>'),
        ("malformed-link", '<a href="https://example.org:port/">x</a>'),
        ("malformed-link", '<a href="//example.org/">x</a>'),
        ("foreign-resource", '<img src="https://example.org/x.png">'),
        ("foreign-resource", '<img src="//example.org/x.png">'),
        ("foreign-resource", '<img srcset="https://example.org/x.png 2x">'),
        ("foreign-resource", '<script src="https://example.org/x.js"></script>'),
        ("foreign-resource", '<link rel="stylesheet" href="https://example.org/x.css">'),
        ("foreign-resource", '<link rel="canonical preconnect" href="https://example.org">'),
        ("foreign-resource", '<a ping="https://example.org/" href="#">x</a>'),
        ("foreign-resource", '<svg><image xlink:href="https://example.org/x.png"/></svg>'),
        ("foreign-resource", "<svg><g filter=\"url( 'https://example.org/#f' )\"/></svg>"),
        ("inline-script", "<script>alert(1)</script>"),
        ("inline-script", '<script type="module">alert(1)</script>'),
        ("inline-script", '<b onclick="alert(1)">x</b>'),
        ("inline-script", "<svg/onload=alert(1)>"),
        ("inline-style", '<b style="color:red">x</b>'),
        ("inline-style", "<style>b{color:red}</style>"),
        ("duplicate-anchor", '<b id="a"></b><i id="a"></i>'),
        ("unwanted-element", '<base href="https://example.org/">'),
        ("unwanted-element", '<meta http-equiv="Refresh" content="0; url=https://example.org">'),
        ("unwanted-element", '<iframe src="https://example.org/" srcdoc="x"></iframe>'),
        ("unwanted-element", '<object data="gone.svg"></object>'),
        ("unwanted-element", '<embed src="gone.svg">'),
        ("unwanted-element", "<form></form>"),
        ("unwanted-element", '<form name="search" action="csec/way.html"></form>'),
        ("unwanted-element", "<PLAINTEXT>"),
        ("unwanted-element", "<textarea>"),
        ("unwanted-element", "<xmp></xmp>"),
        ("unwanted-element", "<noembed></noembed>"),
        ("unwanted-element", "<noframes></noframes>"),
        ("unwanted-element", "<template></template>"),
        ("unwanted-element", "<select>"),
        ("unwanted-element", "<svg><foreignObject/></svg>"),
        ("ambiguous-markup", "<!-- a --!><b> -->"),
        ("ambiguous-markup", "<!-- a --! b -->"),
        ("ambiguous-markup", "<!--> a -->"),
        ("ambiguous-markup", "<!---> a -->"),
        ("ambiguous-markup", '<!-- <a href="gone.html"> -->'),
        ("ambiguous-markup", "<!-- <p>never closed"),
        ("ambiguous-markup", "<![CDATA[ a ]]>"),
        ("ambiguous-markup", "<?xml version='1.0'?>"),
        ("ambiguous-markup", "<!DOCTYPE svg SYSTEM 'x'>"),
        ("ambiguous-markup", "1 < 2"),
        ("ambiguous-markup", "<title>a<b></title>"),
        ("ambiguous-markup", '<script type="application/json">"<!--<script>"</script>'),
    ],
)
def test_what_is_amiss_is_reported_once(site: Path, code: str, body: str) -> None:
    assert check(site, body) == [code]


def test_fault_is_reported_at_its_place_with_the_nearest_name(site: Path) -> None:
    (site / "csec/way.html").write_text(HEAD + PARTS + "\n<p>\n  <a href='../indx.html'>x</a>")
    (found,) = seal(site)
    assert (found.span.line, found.span.column) == (3, 3)
    assert found.span.path.endswith("csec/way.html")
    assert found.message == "there is no file `indx.html`"
    assert found.hints == ("did you mean `index.html`?",)


def test_duplicate_points_at_both_places(site: Path) -> None:
    with (site / "index.html").open("a") as page:
        page.write('\n<b id="a"></b>\n<i id="a"></i>')
    (found,) = seal(site)
    assert (found.span.line, found.related[0].span.line) == (3, 2)


def test_every_problem_is_reported_not_only_the_first(site: Path) -> None:
    body = '\n<a href="x"></a>\n<a href="#y"></a>\n<img src="//z/">\n<b id=1><b id=1>'
    expected = ["broken-link", "broken-anchor", "foreign-resource", "duplicate-anchor"]
    assert check(site, body) == expected


@pytest.mark.parametrize(
    ("code", "css"),
    [
        ("foreign-resource", "@import 'https://example.org/x.css';"),
        ("foreign-resource", "@import url(https://example.org/x.css);"),
        ("foreign-resource", '/* one\n*/ @font-face{src:url( "//example.org/x.woff2" )}'),
        ("broken-link", ".a{background:url(gone.png)}"),
        ("broken-link", "@import 'gone.css';"),
        ("absolute-link", ".a{background:url(/assets/press.css)}"),
    ],
)
def test_style_sheets_and_styles_of_drawings_load_only_what_is_there(
    site: Path, code: str, css: str
) -> None:
    with (site / "csec/charts/way.svg").open("a") as drawing:
        drawing.write(f"<svg><style>{css}</style></svg>")
    assert check(site, css, "assets/press.css") == [code, code]


def test_comment_in_a_style_sheet_loads_nothing(site: Path) -> None:
    assert check(site, "/* url(gone.png)\n @import 'gone.css' */", "assets/press.css") == []


def test_drawing_may_not_hold_scripts(site: Path) -> None:
    assert check(site, "<script>1</script><g onload='1'/>", "csec/charts/way.svg") == [
        "inline-script",
        "inline-script",
    ]


@pytest.mark.parametrize(
    ("code", "head"),
    [
        ("missing-policy", ""),
        ("missing-policy", HEAD.replace("http-equiv", "name")),
        ("missing-policy", '<script src="../a.js"></script>' + HEAD),
        ("missing-policy", "<p>" + HEAD),
        ("missing-policy", "Text" + HEAD),
        ("weak-policy", HEAD.replace("default-src 'none'", "default-src 'self'")),
        ("weak-policy", HEAD.replace("base-uri 'self'; ", "")),
        ("weak-policy", HEAD.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")),
        ("weak-policy", HEAD.replace("style-src 'self'", "style-src https://example.org")),
        ("weak-policy", HEAD.replace("style-src 'self'", "script-src data:")),
        ("weak-policy", HEAD.replace("style-src 'self'", "script-src 'unsafe-inline'")),
        ("weak-policy", HEAD.replace("content=", 'content="default-src *" content=')),
    ],
)
def test_every_page_needs_a_strict_policy(site: Path, code: str, head: str) -> None:
    (site / "a.js").write_text("")
    (site / "csec/way.html").write_text(head + PARTS)
    assert {found.code for found in seal(site)} == {code}


@pytest.mark.parametrize("part", ["<h1>Title</h1>", "<footer>Office</footer>", "main"])
def test_page_that_lacks_a_part_is_reported(site: Path, part: str) -> None:
    (site / "csec/way.html").write_text(HEAD + PARTS.replace(part, "p" if part == "main" else ""))
    assert [found.code for found in seal(site)] == ["incomplete-page"]


def test_comment_that_browsers_end_sooner_does_not_hide_a_way_out(site: Path) -> None:
    out = '<meta http-equiv="refresh" content="0; url=https://example.org/">'
    (site / "csec/way.html").write_text(f"{HEAD}<h1>R <!-- --!>{out}</h1>{PARTS} -->{PARTS}")
    assert "ambiguous-markup" in {found.code for found in seal(site)}


@pytest.mark.parametrize("name", ["_headers", "published.json"])
def test_generated_file_is_not_taken_from_the_docs(site: Path, name: str) -> None:
    (site / name).write_text("/*\n  X-Own: 1\n")
    assert [found.code for found in seal(site)] == ["reserved-file"]


def test_list_names_every_file_with_its_sum(site: Path) -> None:
    seal(site)
    listed = json.loads((site / "published.json").read_text())["files"]
    assert listed == {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.name != "published.json"
    }


ARTICLE = """<main><article>
<p data-search-exclude>Ours · 2 steps</p>
<h1 id="_page">A&lt;B &amp;lt;</h1>
<dl><div><dt>Term</dt><dd>Worded<br>twice</dd></div><div><dt>Next</dt><dd>one</dd></div></dl>
<figure data-search-exclude><button>Full screen</button>
<svg><title>Chart</title><text><tspan>Term</tspan><tspan>drawn</tspan></text></svg></figure>
<h2 id="_steps">Steps</h2>
<ol><li><h3 id="tell">STEP 1</h3><p>Tell<b>ing</b> <i hidden>not</i>all</p>
<ul><li><h4 id="in">STEP 1.1</h4><p>Inside</p></li></ul><p>After</p></li></ol>
<table><tr><th>left</th><td>right</td></tr></table>
<h2 id="_others" data-search-exclude>Others</h2><ul data-search-exclude><li>Elsewhere</li></ul>
</article></main><footer>Office</footer>"""

ENTRIES = [
    ("csec/way.html", "A&lt;B &amp;lt;", "Term Worded twice Next one", 1),
    ("csec/way.html#_steps", "Steps", "left right", 1),
    ("csec/way.html#tell", "STEP 1", "Telling all After", 1),
    ("csec/way.html#in", "STEP 1.1", "Inside", 1),
    ("csec/way.html#_others", "Others", "Elsewhere", 0.1),
    ("csec/way.html#_page", "A&lt;B &amp;lt;", "Ours · 2 steps drawn", 0.1),
]


def test_search_index_has_every_word_of_a_page_and_parts_cells(site: Path) -> None:
    (site / "csec/way.html").write_text(HEAD + ARTICLE)
    docs = [{"location": "csec/way.html#tell", "title": "Anything"}]
    (site / "search/search_index.json").write_text(json.dumps({"config": {"x": 1}, "docs": docs}))
    seal(site)
    index = json.loads((site / "search/search_index.json").read_text())
    assert index["config"] == {"x": 1}
    found = [
        (each["location"], each["title"], each["text"], each.get("boost", 1))
        for each in index["docs"]
    ]
    assert found == ENTRIES
    script = (site / "search/search_index.js").read_text()
    assert json.loads(script[len("var __index=") : -2]) == index


@pytest.mark.parametrize("text", ["", "[]", '{"docs":[7]}', '{"docs":[{"title":"A"}]}'])
def test_search_index_that_is_none_is_reported(site: Path, text: str) -> None:
    (site / "search/search_index.json").write_text(text)
    assert [found.code for found in seal(site)] == ["site-build"]


def test_site_without_front_page_or_search_index_is_refused(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "search/search_index.json").unlink()
    assert [found.code for found in seal(site)] == ["site-build", "site-build"]


def manifest(site: Path, files: object) -> list[str]:
    (site / "csec/manifest.json").write_text(json.dumps({"files": files}, indent=1))
    return [f"{found.span.line} {found.code}" for found in seal(site)]


def entry(data: bytes) -> dict[str, str]:
    return {"sha256": hashlib.sha256(data).hexdigest(), "fingerprint": "01234567"}


def test_manifest_that_holds_is_fine(site: Path) -> None:
    data = (site / "csec/charts/way.svg").read_bytes()
    assert manifest(site, {"charts/way.svg": entry(data)}) == []


@pytest.mark.parametrize(
    ("expected", "files"),
    [
        (["3 manifest-mismatch"], {"charts/way.svg": entry(b"other")}),
        (["3 manifest-mismatch"], {"charts/gone.svg": entry(b"")}),
        (["3 manifest-mismatch"], {"../../etc/passwd": entry(b"")}),
        (["1 manifest-mismatch"], ["charts/way.svg"]),
        (["1 manifest-mismatch"], {"charts/way.svg": "sum"}),
    ],
)
def test_manifest_that_does_not_hold_is_reported(
    site: Path, expected: list[str], files: object
) -> None:
    assert manifest(site, files) == expected


@pytest.mark.parametrize("text", ["", "{", "[]", "\0", "[" * 100_000])
def test_manifest_that_is_none_is_reported(site: Path, text: str) -> None:
    (site / "csec/manifest.json").write_text(text)
    assert [found.code for found in seal(site)] == ["manifest-mismatch"]


@pytest.mark.parametrize("junk", [b"\xff\xfe\x00", b"<" * 500, b"<a " * 500, b"<!-- <![CDATA[ <?"])
def test_bytes_that_are_no_page_make_no_traceback(site: Path, junk: bytes) -> None:
    (site / "csec/junk.html").write_bytes(junk)
    assert "missing-policy" in [found.code for found in seal(site)]


@pytest.mark.parametrize("words", ["url(page)", "URL(//x)", "a url('data:x') b", "@import 'x'"])
def test_what_looks_like_a_style_is_text_where_browsers_load_nothing(
    words: str, site: Path
) -> None:
    body = (
        f'<p title="{words}" aria-label="{words}" data-way="{words}">{words}</p>'
        f'<img alt="{words}" src="csec/charts/way.svg">'
    )
    assert check(site, body) == []


def test_addresses_in_attributes_that_style_a_drawing_are_checked(site: Path) -> None:
    for attribute in ("fill", "mask", "clip-path", "marker-end"):
        drawing = f'<svg><path {attribute}="URL(//example.org/a#b)"/></svg>'
        (site / "csec/charts/way.svg").write_text(drawing)
        assert [found.code for found in seal(site)] == ["foreign-resource"], attribute
        for written in ("_headers", "published.json"):
            (site / written).unlink()
