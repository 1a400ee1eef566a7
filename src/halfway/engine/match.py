"""Finds every rule of a codebook in a text: one pass over all patterns, then a look at the hits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import re2

from halfway.engine.context import is_negated, is_reported, quoted_ranges
from halfway.engine.rule import Rule, compiled
from halfway.text import Sentence, sentences

_IN_A_FILTER = 400
"""Patterns; the words of many more are too many for what RE2 lets a filter take."""
_FEW = 8
"""Sentences; to look for every pattern in so few is quicker than to build the filters."""
_MOST_CACHED = 4096


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule found at code points `start` to `end` of a text; `slots` are its named words.

    `sentence` is the index of the sentence in which it stands.
    """

    rule: Rule
    start: int
    end: int
    sentence: int
    slots: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class _Match:
    """A pattern found in the canonical form of a sentence, with what stands right before it."""

    start: int
    end: int
    slots: tuple[tuple[str, int, int], ...]
    is_negated: bool
    is_reported: bool


class Matcher:
    """The patterns of some rules behind RE2 filters: a sentence is looked through for the words
    that each pattern cannot do without, and only patterns that have theirs are run.

    Patterns of the context are run where a rule is found, which is seldom: most have no word that
    they cannot do without, and a filter would run them on every sentence.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._naming: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for pattern in rule.match:
                self._naming.setdefault(pattern, []).append(rule)
        self._looked_through = 0
        self._last: tuple[str, tuple[Hit, ...]] = "", ()
        self._matches = lru_cache(maxsize=_MOST_CACHED)(self._matches_in)
        self._has = lru_cache(maxsize=_MOST_CACHED)(_has)

    def prepare(self) -> None:
        """Build the filters now, and not when they begin to pay."""
        self._looked_through = _FEW
        _ = self._filters

    def forget(self) -> None:
        """Drop the caches of sentences that were read."""
        self._last = "", ()
        self._matches.cache_clear()
        self._has.cache_clear()

    def find(self, text: str) -> list[Hit]:
        """Every rule that is found in `text`, by place; see `find_in` for text already split."""
        return self.find_in(text, sentences(text))

    def find_in(self, text: str, parts: Sequence[Sentence]) -> list[Hit]:
        """Every rule that is found in the sentences `parts` of `text`, by place.

        A text is looked at several times while one draft is read, so the last one is remembered.
        """
        last, hits = self._last
        if last != text:
            hits = tuple(self._hits_in(text, parts))
            self._last = text, hits
        return list(hits)

    def _hits_in(self, text: str, parts: Sequence[Sentence]) -> list[Hit]:
        matches = [self._matches(part.canonical) for part in parts]
        if not any(matches):
            return []
        quoted = quoted_ranges(text)
        hits: list[Hit] = []
        for index, found in enumerate(matches):
            if found:
                hits += self._hits_of(parts, found, index, quoted)
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.rule.id))

    def _matches_in(self, canonical: str) -> dict[str, list[_Match]]:
        """Where each pattern matches that does."""
        self._looked_through += 1
        if self._looked_through <= _FEW:
            likely: Iterable[str] = self._naming
        else:
            likely = (
                some[index]
                for some_filter, some in self._filters
                for index in sorted(some_filter.Match(canonical) or ())
            )
        return {pattern: matches for pattern in likely if (matches := _found(pattern, canonical))}

    @cached_property
    def _filters(self) -> list[tuple[re2.Filter, list[str]]]:
        patterns = list(self._naming)
        cut = [patterns[i : i + _IN_A_FILTER] for i in range(0, len(patterns), _IN_A_FILTER)]
        return [(_filter(some), some) for some in cut]

    def _hits_of(
        self,
        parts: Sequence[Sentence],
        matches: dict[str, list[_Match]],
        index: int,
        quoted: Sequence[tuple[int, int]],
    ) -> list[Hit]:
        found: dict[str, list[Hit]] = {}
        for pattern, places in matches.items():
            for rule in self._naming[pattern]:
                if self._context_allows(rule, parts, index):
                    found.setdefault(rule.id, []).extend(_hits(rule, places, parts[index], index))
        return [
            hit
            for of_rule in found.values()
            for hit in _longest_first(of_rule)
            if hit.rule.reported == "keep" or not _inside(hit, quoted)
        ]

    def _context_allows(self, rule: Rule, parts: Sequence[Sentence], index: int) -> bool:
        if rule.question != "any" and parts[index].is_question != (rule.question == "only"):
            return False
        here, before, after = (
            parts[index : index + 1],
            parts[index - 1 : index],
            parts[index + 1 :][:1],
        )
        if self._any(rule.unless, here) or self._any(rule.unless_near, (*here, *before, *after)):
            return False
        if rule.preceded_by and not self._any(rule.preceded_by, before):
            return False
        return not rule.followed_by or self._any(rule.followed_by, after)

    def _any(self, patterns: Sequence[str], parts: Sequence[Sentence]) -> bool:
        return any(self._has(pattern, part.canonical) for pattern in patterns for part in parts)


def _filter(patterns: Sequence[str]) -> re2.Filter:
    """One RE2 set of all patterns was slower by far: with their gaps it meets states that it never
    built before in nearly every sentence."""
    options = re2.Options()
    options.never_capture = True
    made = re2.Filter()
    for pattern in patterns:
        made.Add(pattern, options)
    made.Compile()
    return made


def _has(pattern: str, canonical: str) -> bool:
    return bool(compiled(pattern).search(canonical))


def _found(pattern: str, canonical: str) -> list[_Match]:
    found = []
    for match in compiled(pattern).finditer(canonical):
        names = match.re.groupindex
        start, end = match.span(names["at"]) if "at" in names else match.span()
        start, end = _trim(canonical, start, end)
        if start >= end:
            continue
        slots = tuple(
            (name, *match.span(number))
            for name, number in names.items()
            if name != "at" and match.span(number)[0] < match.span(number)[1]
        )
        negated, reported = is_negated(canonical, start), is_reported(canonical, start)
        found.append(_Match(start, end, slots, negated, reported))
    return found


def _hits(rule: Rule, matches: Sequence[_Match], part: Sentence, index: int) -> Iterator[Hit]:
    for match in matches:
        if match.is_negated and rule.negated == "drop":
            continue
        if match.is_reported and rule.reported == "drop":
            continue
        slots = tuple((name, *part.original(start, end)) for name, start, end in match.slots)
        yield Hit(rule, *part.original(match.start, match.end), index, slots)


def _trim(canonical: str, start: int, end: int) -> tuple[int, int]:
    while start < end and canonical[start] == " ":
        start += 1
    while end > start and canonical[end - 1] == " ":
        end -= 1
    return start, end


def _longest_first(hits: Sequence[Hit]) -> list[Hit]:
    """One rule's hits without overlaps: the leftmost, and of those the longest."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _inside(hit: Hit, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in ranges)
