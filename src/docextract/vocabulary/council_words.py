"""Who publishes papers, by name, e-mail domain and folder (councils.yaml)."""

from __future__ import annotations

import re
from functools import cache

from docextract.vocabulary import Words, load

KINDS = (
    r"County|City|Borough|District|Metropolitan Borough|Metropolitan District|Unitary|Town|Parish|County Borough|"
    r"Mayoral Combined|Combined|Combined County"
)
END = re.compile(r"\b(?:Council|Combined (?:County )?Authority)\b")
WORD = r"(?:[A-Z][\w'\u2019-]+|of|and|&|upon|with|on|the)"
NAMED = re.compile(rf"\b{WORD}(?:,? {WORD}){{0,8}}$")
BOROUGH = re.compile(r"\b(?:London|Royal) Borough of [A-Z]\w+(?: (?:and|&|upon) [A-Z]\w+)?")
GENERAL = re.compile(rf"\b[A-Z][\w'-]+ (?:{KINDS}) (?:Council|Authority)$")
WHOLE = re.compile(r"(?:The )?(?P<first>[A-Z][\w'\u2019-]+)(?:,? (?:[A-Z][\w'\u2019-]+|of|and|&|upon)){0,5} Council")
NO_PLACE = re.compile(
    "full|annual|extraordinary|special|ordinary|county|city|borough|district|town|parish|youth|the|cabinet|report|meeting"
    "|budget|our|your|this|each|minutes|agenda|schools?|staff|joint",
    re.IGNORECASE,
)
"""Words before "Council" that name a meeting, not a council."""
SHORT_ENDS = re.compile(
    rf"\b(?:(?:{KINDS}) )?(?:Council|Authority|Combined Authority)$|^(?:London|Royal) Borough of |^City of ",
    re.IGNORECASE,
)
LETTERS = re.compile(r"[^a-z]+")


class Publisher(Words):
    """A council or combined authority."""

    name: str
    domain: str
    also: tuple[str, ...] = ()


class CouncilWords(Words):
    """All that councils.yaml says."""

    councils: tuple[Publisher, ...]
    consultancies: tuple[str, ...]
    strangers: frozenset[str]


@cache
def council_words() -> CouncilWords:
    """The vocabulary of publishers."""
    words: CouncilWords = load("councils", CouncilWords)
    return words


@cache
def _by_domain() -> dict[str, str]:
    return {council.domain: council.name for council in council_words().councils}


@cache
def _by_site() -> dict[str, str]:
    return {council.domain.partition(".")[0]: council.name for council in council_words().councils}


@cache
def _by_name() -> dict[str, str]:
    councils = council_words().councils
    return {_plain(name): council.name for council in councils for name in (council.name, *council.also)}


@cache
def _by_short() -> dict[str, str]:
    """Names without their kind ("kent", "bathandnortheastsomerset"), where only one council has it."""
    out: dict[str, set[str]] = {}
    for council in council_words().councils:
        site = council.domain.partition(".")[0]
        for short in (SHORT_ENDS.sub("", council.name).casefold(), site):
            out.setdefault(LETTERS.sub("", short), set()).add(council.name)
    return {short: min(names) for short, names in out.items() if len(names) == 1 and len(short) > 3}


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("&", "and").replace("\u2019", "'").split())


def domain_to_publisher(domain: str) -> str | None:
    """The publisher behind an e-mail or web domain ("kent.gov.uk", "www.kent.gov.uk", or "kent" broken off)."""
    domain = domain.casefold().strip(".").removeprefix("www.")
    if domain in council_words().strangers:
        return None
    parts = domain.split(".")
    for start in range(len(parts) - 1):
        if ".".join(parts[start:]) in _by_domain():
            return _by_domain()[".".join(parts[start:])]
    return _by_site().get(domain) if "." not in domain else None


def name_to_publisher(name: str) -> str:
    """A council's name in one spelling; a name that is not listed comes back with its white space collapsed."""
    return _by_name().get(_plain(name)) or " ".join(name.split())


def text_to_publishers(text: str) -> list[str]:
    """Every council named in full in the text, each as often as it is named."""
    out = [name_to_publisher(match[0]) for match in BOROUGH.finditer(text)]
    for end in END.finditer(text):
        match = NAMED.search(" ".join(text[max(0, end.start() - 70) : end.end()].split()))
        name = _longest_listed(match[0].split()) if match else None
        if name is None and match:
            general = GENERAL.search(match[0])
            name = general[0] if general else None
        if name:
            out.append(name)
    return out


def line_to_council(text: str) -> str | None:
    """The council whose name is all of this line ("Moray Council", "ARDEN COUNCIL"), listed or not; else None."""
    plain = " ".join(text.split()).strip(" .")
    match = WHOLE.fullmatch(plain.title() if plain.isupper() else plain)
    if match is None or NO_PLACE.fullmatch(match["first"]):
        return None
    return name_to_publisher(match[0].removeprefix("The "))


def is_council(text: str) -> bool:
    """True for a line that holds a council's name and no more."""
    plain = " ".join(text.split()).strip(" .")
    return line_to_council(plain) is not None or any(name == plain for name in text_to_publishers(plain))


def _longest_listed(words: list[str]) -> str | None:
    names = _by_name()
    return next((names[key] for n in range(len(words)) if (key := _plain(" ".join(words[n:]))) in names), None)


def folder_to_publisher(part: str) -> str | None:
    """The publisher whose short name a folder or a part of a file name is ("kent", "bristol-city-council")."""
    plain = part.casefold().replace("&", "and")
    for ending in ("", "citycouncil", "countycouncil", "boroughcouncil", "council"):
        found = _by_short().get(LETTERS.sub("", plain).removesuffix(ending) if ending else LETTERS.sub("", plain))
        if found:
            return found
    return None


@cache
def consultancy_pattern() -> re.Pattern[str]:
    """Any of the consultancies' names."""
    names = sorted(council_words().consultancies, key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])(?:{'|'.join(re.escape(name) for name in names)})(?![A-Za-z])", re.IGNORECASE)
