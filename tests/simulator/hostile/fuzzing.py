"""Ce que le fuzz engendre : des requêtes justes qu'on abîme, et des octets quelconques."""

from hypothesis import strategies as st

from ..control.bench import lecture, lecture_oi, notification

SEEDS = (notification(), lecture("990000018"), lecture_oi("84/1"))
_TOKENS = (
    b"<", b">", b"/", b"&", b'"', b"'", b"=", b"\0", b"\xff", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<?xml",
    b"<!DOCTYPE a>", b"<!ENTITY", b"&#x0;", b"&#xD800;", b"&a;", b"xmlns", b"xsi:type", b"xsi:nil='1'",
    b"env:", b"<env:Body>", b"</env:Body>", b"<env:Header/>", b"<env:Fault/>", b"-1", b"9" * 40, b"\xc3",
    b"\xef\xbb\xbf", b"\xfe\xff", b"2026-02-30T25:61:61", b"+99:99", b"1e999", b"NaN", "é€𝄞".encode(),
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """Une requête juste où des morceaux sont insérés, ôtés, doublés ou échangés."""
    body = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(body)))
        size = draw(st.integers(0, 40))
        piece = draw(st.one_of(st.sampled_from(_TOKENS), st.binary(max_size=8), st.just(bytes(body[:60]))))
        body[start : start + draw(st.sampled_from((0, size)))] = piece
    return bytes(body)


def bodies() -> st.SearchStrategy[bytes]:
    return st.one_of(damaged(), st.binary(max_size=300))


CONTENT_TYPES = st.sampled_from(
    (
        "application/soap+xml",
        "application/soap+xml; charset=utf-8",
        "application/soap+xml; charset=utf-16",
        "application/soap+xml; charset=klingon",
        'application/soap+xml; action="urn:x"',
        "text/xml",
        "",
    )
)
