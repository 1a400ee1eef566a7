"""Exercises a rule with its own cases, both ways, so that a rule that rots cannot be loaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

import re2

from halfway.conversation import AGAINST
from halfway.engine.match import Matcher
from halfway.engine.rule import CONTEXTS, Rule, complain, fill
from halfway.text import sentences

_MARK = re.compile(r"(?<!\{)\{(?!\{)|(?<!\})\}(?!\})")
_WORDS = re.compile(r"[a-z']{3,}")


def exercise(rule: Rule, words: dict[str, str]) -> None:
    """Check a rule by its cases; raises `BadRuleError` with file and line for the first problem.

    Each `yes` is found at exactly its marked spans, no `no` is found, each pattern and each
    alternative inside a pattern is needed by some `yes`, each context pattern decides some case,
    and the `no` cases are near misses: they share words with what the rule looks for.
    """
    source = rule.path.read_text(encoding="utf-8")
    matcher = Matcher([rule])
    for key in ("yes", "no"):
        if not getattr(rule, key):
            complain(rule.path, source, "id", f'this rule has no example under "{key}"')
    if rule.kind in AGAINST and not rule.offers:
        complain(rule.path, source, "id", 'this rule offers no other words under "try"')
    for case in rule.yes:
        if not marked_spans(case):
            complain(rule.path, source, case, "this yes has no {marks} around what is found")
        if spans_found(matcher, unmarked(case)) != marked_spans(case):
            found = [unmarked(case)[a:b] for a, b in spans_found(matcher, unmarked(case))]
            complain(rule.path, source, case, f"this yes is not found at its marks (found {found})")
    for case in rule.no:
        if spans_found(matcher, unmarked(case)):
            complain(rule.path, source, case, "this no is found")
    for problem, literal in (
        *_idle_patterns(rule),
        *_idle_alternatives(rule, words),
        *_far_misses(rule),
    ):
        complain(rule.path, source, literal, problem)


def unmarked(case: str) -> str:
    """The text of a case without its marks; a doubled brace stands for one."""
    return _MARK.sub("", case).replace("{{", "{").replace("}}", "}")


def marked_spans(case: str) -> list[tuple[int, int]]:
    """The code points of the marked stretches in `unmarked(case)`."""
    places = [match.start() - index for index, match in enumerate(_MARK.finditer(case))]
    return list(zip(places[::2], places[1::2], strict=True))


def spans_found(matcher: Matcher, text: str) -> list[tuple[int, int]]:
    """Where the matcher finds its rules in a text."""
    return [(hit.start, hit.end) for hit in matcher.find(text)]


def _canonicals(cases: tuple[str, ...]) -> list[str]:
    return [part.canonical for case in cases for part in sentences(unmarked(case))]


def _idle_patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    """Patterns that no case needs: without a match some `yes` fails, without a context some case."""
    yes, no = _canonicals(rule.yes), _canonicals(rule.no)
    for pattern, written in zip(rule.match, rule.written, strict=True):
        if not any(re2.search(pattern, text) for text in yes):
            yield 'no example under "yes" is found by this pattern', written
    for key in CONTEXTS:
        where = (yes, "yes") if key in ("preceded_by", "followed_by") else (no, "no")
        for pattern in getattr(rule, key):
            if not any(re2.search(pattern, text) for text in where[0]):
                yield f'no example under "{where[1]}" is hit by this pattern', pattern


def _idle_alternatives(rule: Rule, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Alternatives inside a pattern that can be taken out without any `yes` changing."""
    texts = _canonicals(rule.yes)
    for written in rule.written:
        before = list(_all_spans(fill(written, words), texts))
        for alternative, without in alternatives(written):
            # Compared text by text: most alternatives are told apart by the first few.
            if all(map(eq, before, _all_spans(fill(without, words), texts))):
                yield f'no example under "yes" needs the alternative "{alternative}"', written


def _all_spans(pattern: str, texts: list[str]) -> Iterator[list[tuple[int, int]]]:
    finder = re2.compile(pattern)
    return ([match.span() for match in finder.finditer(text)] for text in texts)


def alternatives(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative of each group of a pattern, with the pattern that lacks it."""
    for start, end in _groups(pattern):
        body = re.match(r"\?:|\?P<\w+>", pattern[start:end])
        inner = start + (body.end() if body else 0)
        parts = _split(pattern[inner:end])
        if len(parts) == 1:
            continue
        place = inner
        for part in parts:
            left = pattern[inner:place] + pattern[min(place + len(part) + 1, end) : end]
            if part.strip():
                yield (
                    part,
                    pattern[:inner]
                    + (left[:-1] if left.endswith("|") and place + len(part) >= end else left)
                    + pattern[end:],
                )
            place += len(part) + 1


def _groups(pattern: str) -> Iterator[tuple[int, int]]:
    """The insides of all groups, outer and inner, without those that word lists bring in."""
    opened: list[int] = []
    index = 0
    while index < len(pattern):
        letter = pattern[index]
        if letter == "\\":
            index += 1
        elif letter == "[":
            index = pattern.index("]", index + 2)
        elif letter == "(":
            opened.append(index + 1)
        elif letter == ")":
            yield opened.pop(), index
        index += 1


def _split(body: str) -> list[str]:
    depth = 0
    parts = [""]
    index = 0
    while index < len(body):
        letter = body[index]
        if letter == "\\":
            letter = body[index : index + 2]
            index += 1
        elif letter == "[":
            stop = body.index("]", index + 2)
            letter = body[index : stop + 1]
            index = stop
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        if letter == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
        index += 1
    return parts


def _far_misses(rule: Rule) -> Iterator[tuple[str, str]]:
    """`no` cases that share no word with any `yes`: smoke phrases, not near misses."""
    known = {word for text in _canonicals(rule.yes) for word in _WORDS.findall(text)}
    for case in rule.no:
        words = {word for text in _canonicals((case,)) for word in _WORDS.findall(text)}
        if words and not words & known:
            yield "this no shares no word with any yes, so it is no near miss", case
