"""Bytes to text: what a file says of its encoding, checked against the bytes; never an exception."""

import codecs
import re

import msgspec

# What the WHATWG encoding standard makes of labels: browsers read "iso-8859-1" as Windows-1252, "gb2312" as GB18030.
_BY_CODEC = """
utf-8: utf8 unicode-1-1-utf-8
cp1252: ascii us-ascii iso-8859-1 iso8859-1 latin1 latin-1 windows-1252 x-cp1252
cp1254: iso-8859-9 windows-1254
gb18030: gb2312 gbk gb_2312-80 x-gbk
cp932: shift_jis shift-jis sjis x-sjis windows-31j ms_kanji
cp949: euc-kr ks_c_5601-1987 windows-949 korean
big5hkscs: big5 big5-hkscs
cp874: tis-620 windows-874
euc_jp: x-euc-jp
mac_roman: x-mac-roman macintosh
utf-16-le: utf-16 unicode
"""
_LABELS = {
    label: codec
    for line in _BY_CODEC.strip().splitlines()
    for codec, _, labels in [line.partition(": ")]
    for label in labels.split()
}
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_DECLARED_WITHIN = 16384
_TAG = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<[^>]*>", re.DOTALL | re.IGNORECASE)
# Encodings of East Asia, and letters without which no text in them goes on for long.
_KANA = re.compile("[\u3041-\u30ff]")
_EAST_ASIAN = (
    ("cp932", _KANA),
    ("euc_jp", _KANA),
    ("cp949", re.compile("[이다는을의가에고하지로은도를한서기사인어리대해시자과아들게정그있수나것보장부일전상]")),
    (
        "gb18030",
        re.compile(
            "[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说]"
        ),
    ),
    (
        "big5hkscs",
        re.compile(
            "[的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說]"
        ),
    ),
)
_LEAST_COMMON = 0.15
_FOREIGN_LETTERS = 0.3
_SAMPLE = 65536
# The six letters in which Windows-1254 differs from 1252, and what no word in 1252 has between its letters.
_TURKISH = (b"\xd0", b"\xdd", b"\xde", b"\xf0", b"\xfd", b"\xfe")
_TURKISH_SHARE = 0.4
_ODD_IN_WORDS = re.compile(rb"[A-Za-z][\x83\x8f\x9c\x9f\xa1-\xaa\xac\xae-\xb6\xb8-\xba\xbc-\xbf][a-z]")
_ODD_WORDS = 3


class Decoded(msgspec.Struct, frozen=True):
    """A file's text, its encoding, what that rests on, and where the first unreadable byte stands, if any."""

    text: str
    encoding: str
    basis: str
    unreadable: int = 0
    first_unreadable: int | None = None


def decode(data: bytes, transport: str = "") -> Decoded:
    """The text of a file; `transport` is a charset named outside it, as in a MIME header.

    In order: byte order mark, zero bytes of UTF-16, valid UTF-8 (no other text is), transport, declaration, statistics.
    Saved pages often keep the declaration of the encoding they were converted from: valid UTF-8 goes before it.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _read(data[len(mark) :], encoding, "byte order mark")
    if encoding := _utf16_by_zeros(data):
        return _read(data, encoding, "zero bytes")
    if data.isascii():
        return Decoded(data.decode("ascii"), "ascii", "no byte above 127")
    try:
        return Decoded(data.decode("utf-8"), "utf-8", "valid UTF-8")
    except UnicodeDecodeError as error:
        nearly = _nearly_utf8(data, error.start)
    for label, basis in ((transport, "MIME header"), (_declared(data), "declaration")):
        encoding = _known(label)
        if encoding and encoding != "utf-8" and _fits(data, encoding):
            return _read(data, encoding, basis)
    if nearly:
        return _read(data, "utf-8", "mostly valid UTF-8")
    return _read(data, _guess(data), "statistics")


def _read(data: bytes, encoding: str, basis: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, basis)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, basis, max(1, text.count("\ufffd")), error.start)


def _utf16_by_zeros(data: bytes) -> str:
    """Spaces, digits and markup of UTF-16 have their zeros on one side of the pairs; other texts have none at all."""
    sample = data[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 50 < len(sample) or max(even, odd) < 10 * min(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _nearly_utf8(data: bytes, first_error: int) -> bool:
    """UTF-8 with a few broken bytes: a page cut or pasted together."""
    broken = data.decode("utf-8", "replace").count("\ufffd")
    sequences = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", data))
    return sequences > 8 * broken or (first_error >= len(data) - 4 and sequences > 0)


def _declared(data: bytes) -> str:
    start = data[:_DECLARED_WITHIN]
    match = _XML.search(start) or _META.search(start)
    return match[1].decode("ascii", "replace") if match else ""


def _known(label: str) -> str:
    label = label.strip().strip("\"'").lower()
    if not label:
        return ""
    name = _LABELS.get(label, label)
    try:
        info = codecs.lookup(name)
    except LookupError:
        return ""
    # Codecs such as "rot13" and "hex" are no encodings of text.
    return name if getattr(info, "_is_text_encoding", True) else ""


def _fits(data: bytes, encoding: str) -> bool:
    """Whether a declared encoding can be true: it reads all bytes but a stray few."""
    high = sum(byte > 127 for byte in data[:_SAMPLE]) or 1
    broken = data[:_SAMPLE].decode(encoding, "replace").count("\ufffd")
    return broken * 20 <= high


def _guess(data: bytes) -> str:
    """Latin when high bytes are sparse, East Asian by common characters, else what charset-normalizer says."""
    text = _TAG.sub(b" ", data)[:_SAMPLE]
    high = sum(byte > 127 for byte in text)
    letters = high + sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in text)
    if high < _FOREIGN_LETTERS * max(1, letters):
        turkish = sum(text.count(byte) for byte in _TURKISH)
        if turkish >= _TURKISH_SHARE * max(1, high):
            return "cp1254"
        if len(_ODD_IN_WORDS.findall(text)) < _ODD_WORDS:
            return "cp1252"
    elif encoding := _east_asian(text):
        return encoding
    from charset_normalizer import from_bytes

    match = from_bytes(text).best()
    return match.encoding if match is not None else "cp1252"


def _east_asian(text: bytes) -> str:
    best, share = "", _LEAST_COMMON
    for encoding, common in _EAST_ASIAN:
        decoded = text.decode(encoding, "replace")
        foreign = sum(letter > "\x7f" for letter in decoded) or 1
        found = len(common.findall(decoded)) / foreign
        if found > share and decoded.count("\ufffd") * 50 <= foreign:
            best, share = encoding, found
    return best
