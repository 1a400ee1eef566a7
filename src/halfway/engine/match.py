"""Finds every rule of a codebook in a text: one pass over all patterns, then a look at the hits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import re2

from halfway.engine.context import is_negated, is_reported, quoted_ranges
from halfway.engine.rule import CONTEXTS, Rule, compiled
from halfway.text import Sentence, sentences

_IN_A_FILTER = 400
"""Patterns; the words of many more are too many for what RE2 lets a filter take."""


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


class Matcher:
    """All patterns of some rules behind RE2 filters: a sentence is looked through for the words
    that each pattern cannot do without, and only patterns that have theirs are run."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._filters, self._number = _filters(self.rules)
        self._by_pattern: dict[int, list[tuple[Rule, str]]] = {}
        for rule in self.rules:
            for pattern in rule.match:
                self._by_pattern.setdefault(self._number[pattern], []).append((rule, pattern))
        self._contexts = {
            rule.id: {key: self._numbers(getattr(rule, key)) for key in CONTEXTS}
            for rule in self.rules
        }
        self._hit_numbers = lru_cache(maxsize=4096)(self._search)

    def forget(self) -> None:
        """Drop the cache of sentences that were read."""
        self._hit_numbers.cache_clear()

    def find(self, text: str) -> list[Hit]:
        """Every rule that is found in `text`, by place; see `find_in` for text already split."""
        return self.find_in(text, sentences(text))

    def find_in(self, text: str, parts: Sequence[Sentence]) -> list[Hit]:
        """Every rule that is found in the sentences `parts` of `text`, by place."""
        numbers = [self._hit_numbers(part.canonical) for part in parts]
        if not any(numbers):
            return []
        quoted = quoted_ranges(text)
        hits: list[Hit] = []
        for index in range(len(parts)):
            if numbers[index]:
                hits += self._hits_of(parts, numbers, index, quoted)
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.rule.id))

    def _numbers(self, patterns: Sequence[str]) -> frozenset[int]:
        return frozenset(self._number[pattern] for pattern in patterns)

    def _search(self, canonical: str) -> frozenset[int]:
        return frozenset(
            first + index
            for first, some in self._filters.items()
            for index in some.Match(canonical) or ()
        )

    def _hits_of(
        self,
        parts: Sequence[Sentence],
        numbers: Sequence[frozenset[int]],
        index: int,
        quoted: Sequence[tuple[int, int]],
    ) -> list[Hit]:
        found: dict[str, list[Hit]] = {}
        for number in numbers[index]:
            for rule, pattern in self._by_pattern.get(number, ()):
                if self._context_allows(rule, parts[index], numbers, index):
                    found.setdefault(rule.id, []).extend(_spans(rule, pattern, parts[index], index))
        return [
            hit
            for of_rule in found.values()
            for hit in _longest_first(of_rule)
            if hit.rule.reported == "keep" or not _inside(hit, quoted)
        ]

    def _context_allows(
        self, rule: Rule, part: Sentence, numbers: Sequence[frozenset[int]], index: int
    ) -> bool:
        if rule.question != "any" and part.is_question != (rule.question == "only"):
            return False
        context = self._contexts[rule.id]
        before = numbers[index - 1] if index else frozenset()
        after = numbers[index + 1] if index + 1 < len(numbers) else frozenset()
        if numbers[index] & context["unless"]:
            return False
        if context["unless_near"] & (numbers[index] | before | after):
            return False
        if context["preceded_by"] and not context["preceded_by"] & before:
            return False
        return not context["followed_by"] or bool(context["followed_by"] & after)


def _filters(rules: Sequence[Rule]) -> tuple[dict[int, re2.Filter], dict[str, int]]:
    """Filters by the number of their first pattern, and the number of each pattern.

    One RE2 set of all patterns was slower by far: with their gaps it meets states that it never
    built before in nearly every sentence.
    """
    options = re2.Options()
    options.never_capture = True
    filters: dict[int, re2.Filter] = {}
    number: dict[str, int] = {}
    for rule in rules:
        for pattern in (*rule.match, *(p for key in CONTEXTS for p in getattr(rule, key))):
            if pattern in number:
                continue
            index = number[pattern] = len(number)
            first = index - index % _IN_A_FILTER
            filters.setdefault(first, re2.Filter()).Add(pattern, options)
    for one in filters.values():
        one.Compile()
    return filters, number


def _spans(rule: Rule, pattern: str, part: Sentence, index: int) -> Iterator[Hit]:
    for match in compiled(pattern).finditer(part.canonical):
        names = match.re.groupindex
        start, end = match.span(names["at"]) if "at" in names else match.span()
        start, end = _trim(part.canonical, start, end)
        if start >= end:
            continue
        if rule.negated == "drop" and is_negated(part.canonical, start):
            continue
        if rule.reported == "drop" and is_reported(part.canonical, start):
            continue
        slots = tuple(
            (name, *part.original(*match.span(number)))
            for name, number in names.items()
            if name != "at" and match.span(number)[0] < match.span(number)[1]
        )
        yield Hit(rule, *part.original(start, end), index, slots)


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
