"""The coach as a person uses it: by mouse, by keyboard alone, on a phone, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from conftest import Server, Visitor, go_to_coach

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

HARSH = "You never listen to me."
SOFT = "I'd love to feel heard. Would you listen to me tonight, just for ten minutes?"
LABEL = "My therapist thinks that you may be emotionally avoidant."
THREAT = "If you leave me I will kill you."

SETTLED = "() => !document.querySelector('.htmx-request, .htmx-settling')"
"""The answer stands in the page, and its buttons are bound."""

MARKS = "() => [...document.querySelectorAll('#marks mark')].map((mark) => mark.textContent)"
STARTS = """() => [...document.querySelectorAll('#marks mark')].map((mark) => {
  const range = document.createRange();
  range.setStart(document.getElementById('marks'), 0);
  range.setEndBefore(mark);
  return range.toString().length;
})"""
OVERFLOW = """() => [...document.querySelectorAll('body *')]
  .filter((one) => !one.closest('.quiet, .skip, [hidden], .paper__marks'))
  .filter((one) => { const box = one.getBoundingClientRect();
    return box.width > 0 && (box.right > innerWidth + 0.5 || box.left < -0.5); })
  .map((one) => one.tagName + '.' + one.className)"""
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  // a radio of the modes is drawn by the words beside it, the draft by the paper around it
  const drawn = one.matches('.modes input') ? one.nextElementSibling : one.closest('.paper') ?? one;
  const style = getComputedStyle(drawn);
  const box = one.getBoundingClientRect();
  const mid = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12));
  return { what: one.id || (one.tagName === 'INPUT' && one.name) || one.textContent.trim().slice(0, 40), tag: one.tagName,
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    on: box.width > 0 && box.height > 0 && box.top >= -1 && box.left >= -1 && box.top < innerHeight && box.right <= innerWidth + 1,
    covered: !(mid && (one.contains(mid) || mid.contains(one) || drawn.contains(mid))) };
}"""


def type_draft(page: Page, text: str) -> None:
    """Type into the draft and wait for the reading of these very words."""
    with page.expect_response("**/say-it/read/"):
        page.fill("#draft", text)
    page.wait_for_function(SETTLED)


def wait_for_marks(page: Page, words: list[str]) -> None:
    page.wait_for_function(
        f"(words) => JSON.stringify(({MARKS})()) === JSON.stringify(words)", arg=words
    )


def wait_for_mark(page: Page, words: str) -> None:
    """Wait for a mark under these words; others may stand beside it."""
    page.wait_for_function(f"(words) => ({MARKS})().includes(words)", arg=words)


def wait_for_draft(page: Page, text: str) -> None:
    page.wait_for_function("(text) => document.getElementById('draft').value === text", arg=text)


def flags(page: Page) -> Locator:
    return page.locator("article.finding")


def choose(page: Page, mode: str) -> None:
    with page.expect_response("**/say-it/"):
        page.get_by_role("radio", name=mode).check(force=True)
    page.wait_for_function(SETTLED)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


# --- reading and taking -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before", ["", "Hey. ", "🙂 ", "👩‍👩‍👧‍👦🏳️‍🌈 é ü. ", "𝒽𝑒𝓎. ", "a\nb\n\n🙂\n"]
)
def test_marks_stand_under_the_right_words(coach: Page, before: str) -> None:
    type_draft(coach, f"{before}{HARSH} 🙂 ok")
    wait_for_mark(coach, "You never listen to me")
    units = len(before.encode("utf-16-le")) // 2
    place = coach.evaluate(MARKS).index("You never listen to me")
    assert coach.evaluate(STARTS)[place] == units


def test_marks_cover_the_same_place_as_the_letters(coach: Page) -> None:
    """The marks are drawn under the text: both must break their lines alike."""
    type_draft(coach, f"{'We talked and talked about it. ' * 9}{HARSH}")
    wait_for_mark(coach, "You never listen to me")
    alike = coach.evaluate(
        """() => { const [a, b] = ['draft', 'marks'].map((id) => document.getElementById(id));
        return ['fontSize', 'fontFamily', 'lineHeight', 'paddingLeft', 'paddingTop', 'whiteSpace', 'letterSpacing', 'overflowWrap', 'wordBreak']
          .filter((name) => getComputedStyle(a)[name] !== getComputedStyle(b)[name])
          .concat(a.clientWidth === b.clientWidth ? [] : ['width']); }"""
    )
    assert alike == []


def test_a_mark_goes_as_soon_as_its_words_change(coach: Page) -> None:
    type_draft(coach, HARSH)
    wait_for_marks(coach, ["You never listen to me"])
    coach.fill("#draft", "Hello.")
    assert coach.evaluate(MARKS) == []


def test_a_suggestion_is_taken_with_one_click_and_undone_with_one(coach: Page) -> None:
    text = f"🙂 Hey. {HARSH} And I am tired."
    type_draft(coach, text)
    with coach.expect_response("**/say-it/read/"):
        coach.get_by_role("button", name=SOFT).click()
    wait_for_draft(coach, f"🙂 Hey. {SOFT} And I am tired.")
    coach.wait_for_function("() => !document.querySelector('article.finding')")
    press(coach, "Undo")
    wait_for_draft(coach, text)
    flags(coach).first.wait_for()
    assert not coach.get_by_role("button", name="Undo", exact=True).is_visible()


def test_taking_words_is_also_in_the_browsers_own_undo(coach: Page) -> None:
    type_draft(coach, HARSH)
    coach.get_by_role("button", name=SOFT).click()
    wait_for_draft(coach, SOFT)
    coach.keyboard.press("Control+z")
    wait_for_draft(coach, HARSH)


def test_the_reading_is_told_to_a_screen_reader_once_it_is_quiet(coach: Page) -> None:
    type_draft(coach, HARSH)
    coach.wait_for_function("() => document.getElementById('spoken').textContent.includes('place')")
    assert coach.get_attribute("#spoken", "aria-live") == "polite"


def test_the_card_of_a_place_points_at_its_words(coach: Page) -> None:
    type_draft(coach, HARSH)
    flags(coach).first.hover()
    coach.wait_for_selector("#marks mark.is-near")


def test_deep_shows_more_than_light(coach: Page) -> None:
    type_draft(coach, HARSH)
    assert coach.get_by_text("What is in it").count() == 0
    with coach.expect_response("**/say-it/read/"):
        coach.get_by_label("Deep", exact=True).check()
    coach.get_by_text("What is in it").wait_for()
    with coach.expect_response("**/say-it/read/"):
        coach.get_by_label("Light", exact=True).check()
    coach.get_by_text("What is in it").wait_for(state="detached")


def test_light_keeps_to_three_places_at_a_time(coach: Page) -> None:
    type_draft(
        coach,
        " ".join(
            [
                "You never listen to me.",
                "You never help me.",
                "You never call me.",
                "You never ask me.",
            ]
        ),
    )
    coach.wait_for_selector("article.finding")
    assert flags(coach).count() == 3
    coach.get_by_label("Deep", exact=True).check()
    coach.wait_for_function("() => document.querySelectorAll('article.finding').length > 3")


def test_an_emptied_draft_shows_what_helps(coach: Page) -> None:
    type_draft(coach, HARSH)
    type_draft(coach, "")
    coach.get_by_role("heading", name="What helps here").wait_for()
    assert coach.evaluate(MARKS) == []


def test_an_example_is_put_in_and_read(coach: Page) -> None:
    with coach.expect_response("**/say-it/read/"):
        coach.locator(".example").nth(1).click()
    assert coach.input_value("#draft").startswith("You won't even try counselling")
    coach.wait_for_selector("#reading .gauges")
    press(coach, "Undo")
    wait_for_draft(coach, "")


@pytest.mark.parametrize(
    "mode", ["Ask to try therapy", "Raise something", "Bring therapy home", "Answer a message"]
)
def test_the_draft_and_the_focus_stay_when_the_mode_changes(coach: Page, mode: str) -> None:
    choose(coach, "Answer a message" if mode.startswith("Raise") else "Raise something")
    type_draft(coach, HARSH)
    choose(coach, mode)
    wait_for_draft(coach, HARSH)
    wait_for_marks(coach, ["You never listen to me"])
    assert coach.evaluate("document.activeElement.name") == "mode"


# --- building, answering, bringing home ---------------------------------------------------------


def fill_builder(page: Page) -> None:
    page.get_by_text("Build it from five small answers").click()
    for field, words in {
        "feeling": "worried",
        "about": "how we talked last night",
        "need": "to feel that we are a team",
        "ask": "listen to one episode with me on Sunday",
        "view": "How do you see it",
    }.items():
        page.fill(f"#b-{field}", words)
    page.wait_for_function(
        "() => document.querySelector('.built')?.textContent.endsWith('How do you see it?')"
    )


BUILT = (
    "I feel worried about how we talked last night. I need to feel that we are a team."
    " Would you listen to one episode with me on Sunday? How do you see it?"
)


def test_five_small_answers_become_the_draft(coach: Page) -> None:
    fill_builder(coach)
    assert coach.inner_text(".built") == BUILT
    with coach.expect_response("**/say-it/read/"):
        press(coach, "Use this as my draft")
    wait_for_draft(coach, BUILT)
    press(coach, "Undo")
    wait_for_draft(coach, "")


def test_an_answer_that_could_be_better_gets_a_note(coach: Page) -> None:
    coach.get_by_text("Build it from five small answers").click()
    coach.fill("#b-feeling", "that you do not care")
    coach.get_by_text("Try one feeling word").wait_for()


def test_a_message_gets_beginnings_to_put_in(coach: Page) -> None:
    choose(coach, "Answer a message")
    with coach.expect_response("**/say-it/hear/"):
        coach.fill("#theirs", "Are you coming home for dinner?")
    coach.get_by_role("heading", name="It asks").wait_for()
    first = coach.locator("#heard .suggestion").first
    words = first.inner_text()
    with coach.expect_response("**/say-it/read/"):
        first.click()
    wait_for_draft(coach, words)
    assert coach.input_value("#theirs") == "Are you coming home for dinner?"


def test_enter_in_the_builder_puts_in_no_beginning(coach: Page) -> None:
    choose(coach, "Answer a message")
    with coach.expect_response("**/say-it/hear/"):
        coach.fill("#theirs", "Are you coming home for dinner?")
    coach.locator("#heard .suggestion").first.wait_for()
    type_draft(coach, HARSH)
    coach.get_by_text("Build it from five small answers").click()
    coach.fill("#b-feeling", "sad")
    with coach.expect_response("**/say-it/read/"):
        coach.press("#b-feeling", "Enter")
    assert coach.input_value("#draft") == HARSH


def test_a_label_from_therapy_is_turned_into_my_own_part(coach: Page) -> None:
    choose(coach, "Bring therapy home")
    type_draft(coach, LABEL)
    own = coach.get_by_role("heading", name="Own your part, and invite")
    own.wait_for()
    words = coach.locator("article.card:has(h2:text('Own your part')) .suggestion").first
    said = words.inner_text()
    assert "avoidant" not in said
    assert re.search(r"\bI\b", said)
    with coach.expect_response("**/say-it/read/"):
        words.click()
    wait_for_draft(coach, said)
    coach.wait_for_function("() => !document.querySelector('.finding--against')")


# --- waving flags away --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "how", ["Ignore it here", "Ignore these words always", "Switch this rule off"]
)
def test_a_flag_is_waved_away_and_called_back(coach: Page, how: str) -> None:
    type_draft(coach, HARSH)
    wait_for_marks(coach, ["You never listen to me"])
    flags(coach).first.get_by_text("Not right?").click()
    with coach.expect_response("**/say-it/dismiss/"):
        press(coach, how)
    coach.get_by_text("Some flags are ignored.").wait_for()
    coach.wait_for_function(f"() => !({MARKS})().includes('You never listen to me')")
    with coach.expect_response("**/say-it/restore/"):
        press(coach, "Show them again")
    wait_for_marks(coach, ["You never listen to me"])
    assert coach.input_value("#draft") == HARSH


def test_focus_is_not_lost_with_the_card_that_was_waved_away(coach: Page) -> None:
    type_draft(coach, HARSH)
    summary = flags(coach).first.get_by_text("Not right?")
    summary.focus()
    coach.keyboard.press("Enter")
    coach.keyboard.press("Tab")
    with coach.expect_response("**/say-it/dismiss/"):
        coach.keyboard.press("Enter")
    coach.get_by_text("Some flags are ignored.").wait_for()
    coach.wait_for_function("() => document.activeElement !== document.body")


# --- danger -------------------------------------------------------------------------------------


def test_words_of_danger_bring_help_and_no_offer(coach: Page) -> None:
    type_draft(coach, f"{HARSH} {THREAT}")
    coach.get_by_role("heading", name="Some of these words can tell of danger.").wait_for()
    assert coach.locator(".suggestion:visible, [data-put]:visible").count() == 0
    assert coach.evaluate(MARKS) == []
    assert coach.locator("#reading").get_by_role("link", name="People who can help").is_visible()
    assert coach.input_value("#draft") == f"{HARSH} {THREAT}"


def test_words_of_danger_hide_what_was_offered_before(coach: Page) -> None:
    choose(coach, "Answer a message")
    with coach.expect_response("**/say-it/hear/"):
        coach.fill("#theirs", "Are you coming home for dinner?")
    coach.locator("#heard .suggestion").first.wait_for()
    type_draft(coach, THREAT)
    coach.locator("#reading .danger").wait_for()
    assert coach.locator(".suggestion:visible, [data-put]:visible").count() == 0
    type_draft(coach, "Yes, at six.")
    coach.locator("#heard .suggestion").first.wait_for()


def test_a_message_with_danger_gets_no_beginning(coach: Page) -> None:
    choose(coach, "Answer a message")
    type_draft(coach, HARSH)
    coach.locator("#reading .suggestion").first.wait_for()
    with coach.expect_response("**/say-it/hear/"):
        coach.fill("#theirs", THREAT)
    coach.locator("#heard .danger").wait_for()
    assert coach.locator(".suggestion:visible, [data-put]:visible").count() == 0
    assert coach.locator("#heard").get_by_role("link", name="People who can help").is_visible()


def test_one_who_would_rather_not_say_comes_first(page: Page, server: Server) -> None:
    page.goto(server.fresh_link())
    press(page, "I have read this, go on")
    press(page, "I would rather not say")
    page.get_by_role("heading", name="You come first").wait_for()
    assert page.locator("textarea").count() == 0
    page.get_by_role("link", name="Answer again").click()
    press(page, "None of this fits")
    page.get_by_role("link", name="Say it", exact=True).first.click()
    page.locator("#draft").wait_for()


# --- keyboard -----------------------------------------------------------------------------------


def tab_to(page: Page, what: str, *, most: int = 60) -> list[dict[str, Any]]:
    """Press Tab until the focus is on what has this id, name or text; gives the way there."""
    way = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here:
            way.append(here)
            if here["what"].startswith(what):
                return way
    raise AssertionError(f"no {what!r} on the way: {[one['what'] for one in way]}")


def unseen(way: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in way if not one["outline"] or not one["on"] or one["covered"]]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_whole_way_by_keyboard_alone(
    browser_for: Callable[..., Page], server: Server, width: int
) -> None:
    page = browser_for(viewport={"width": width, "height": 800})
    page.goto(server.fresh_link())
    page.wait_for_url("**/start/")
    way = tab_to(page, "I have read this")
    page.keyboard.press("Enter")
    page.wait_for_url("**/before/")
    way += tab_to(page, "None of this fits")
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/")
    way += tab_to(page, "Say it")
    page.keyboard.press("Enter")
    page.wait_for_url("**/say-it/")
    way += tab_to(page, "draft")
    page.keyboard.type(HARSH)
    page.wait_for_selector(f".suggestion[data-end='{len(HARSH)}']")
    way += tab_to(page, SOFT[:30])
    page.keyboard.press("Enter")
    wait_for_draft(page, SOFT)
    assert page.evaluate("document.activeElement.id") == "draft"
    way += tab_to(page, "undo")
    page.keyboard.press("Enter")
    wait_for_draft(page, HARSH)
    assert page.evaluate("document.activeElement.id") == "draft"
    assert unseen(way) == []


def test_modes_change_by_arrow_keys(coach: Page) -> None:
    tab_to(coach, "mode-ask")
    for mode in ("raise", "home", "answer"):
        with coach.expect_response("**/say-it/"):
            coach.keyboard.press("ArrowRight")
        coach.wait_for_function(
            f"() => document.activeElement.id === 'mode-{mode}' && document.activeElement.checked && !document.querySelector('.htmx-request, .htmx-settling')"
        )
    coach.locator("#theirs").wait_for()


def test_tab_leaves_the_draft(coach: Page) -> None:
    coach.focus("#draft")
    coach.keyboard.press("Tab")
    assert coach.evaluate("document.activeElement.id") != "draft"
    coach.keyboard.press("Shift+Tab")
    assert coach.evaluate("document.activeElement.id") == "draft"


def test_the_first_tab_skips_to_the_page(coach: Page) -> None:
    coach.keyboard.press("Tab")
    assert coach.evaluate("document.activeElement.className") == "skip"
    coach.keyboard.press("Enter")
    assert coach.evaluate("document.activeElement.id") == "main"


def test_every_stop_of_the_tab_key_can_be_seen(coach: Page) -> None:
    type_draft(coach, HARSH)
    flags(coach).first.wait_for()
    way: list[dict[str, Any]] = []
    for _ in range(40):
        coach.keyboard.press("Tab")
        here = coach.evaluate(FOCUS)
        if here is None:
            break
        way.append(here)
    assert {"Not right?", "Build it from five small answers"} <= {one["what"] for one in way}
    assert unseen(way) == []


# --- shapes and likings -------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 375])
def test_a_phone_never_scrolls_sideways(
    browser_for: Callable[..., Page], server: Server, width: int
) -> None:
    page = browser_for(viewport={"width": width, "height": 640}, is_mobile=True, has_touch=True)
    page.goto(server.url)
    assert page.evaluate(OVERFLOW) == []
    page.goto(server.fresh_link())
    for step in ("I have read this, go on", "None of this fits"):
        page.get_by_role("button", name=step).wait_for()
        assert page.evaluate(OVERFLOW) == []
        press(page, step)
    page.wait_for_url("**/today/")
    assert page.evaluate(OVERFLOW) == []
    page.get_by_role("link", name="Say it", exact=True).first.click()
    choose(page, "Answer a message")
    with page.expect_response("**/say-it/hear/"):
        page.fill("#theirs", "Are you coming home for dinner?" + "x" * 200)
    page.get_by_label("Deep", exact=True).check()
    type_draft(page, f"{HARSH} {'endless' * 40}")
    flags(page).first.wait_for()
    fill_builder(page)
    for summary in page.locator("summary").all():
        if not summary.evaluate("(one) => one.parentElement.open"):
            summary.click()
    assert page.evaluate(OVERFLOW) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(f"{server.url}/help/")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert page.evaluate(OVERFLOW) == []


def test_touch_targets_are_large_enough(browser_for: Callable[..., Page], server: Server) -> None:
    page = go_to_coach(browser_for(viewport={"width": 375, "height": 700}, has_touch=True), server)
    type_draft(page, HARSH)
    flags(page).first.get_by_text("Not right?").click()
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, .modes__one, .depth label')]
        .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 24 || box.width < 24)).map(([name]) => name)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_likings_of_the_person(
    browser_for: Callable[..., Page], server: Server, scheme: str
) -> None:
    page = go_to_coach(browser_for(color_scheme=scheme), server)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = sum(int(part) for part in re.findall(r"\d+", paper)[:3])
    assert (brightness > 600) if scheme == "light" else (brightness < 150)


def test_nothing_moves_for_those_who_want_no_motion(
    browser_for: Callable[..., Page], server: Server
) -> None:
    page = go_to_coach(browser_for(reduced_motion="reduce"), server)
    type_draft(page, HARSH)
    flags(page).first.wait_for()
    moving = """() => [...document.querySelectorAll('*')].filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      return animationName !== 'none' || transitionDuration.split(',').some((time) => parseFloat(time) > 0);
    }).length"""
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) > 0


def test_forced_colours_keep_the_marks_and_the_choice(
    browser_for: Callable[..., Page], server: Server
) -> None:
    page = go_to_coach(browser_for(forced_colors="active"), server)
    type_draft(page, HARSH)
    wait_for_marks(page, ["You never listen to me"])
    line = "getComputedStyle(document.querySelector('#marks mark')).textDecorationLine"
    assert page.evaluate(line) == "underline"
    chosen = "getComputedStyle(document.querySelector('.modes input:checked + span')).outlineStyle"
    assert page.evaluate(chosen) == "solid"


def test_twice_as_large_letters_lose_nothing(
    browser_for: Callable[..., Page], server: Server
) -> None:
    page = go_to_coach(browser_for(viewport={"width": 640, "height": 800}), server)
    type_draft(page, HARSH)
    flags(page).first.wait_for()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) == []


# --- without scripts ----------------------------------------------------------------------------


@pytest.fixture
def bare(browser_for: Callable[..., Page], server: Server) -> Page:
    """The coach in a browser without JavaScript, opened by pasting the token."""
    page = browser_for(java_script_enabled=False)
    page.goto(server.url)
    page.fill("#token", server.fresh_link().partition("#")[2])
    press(page, "Open")
    press(page, "I have read this, go on")
    press(page, "None of this fits")
    page.get_by_role("link", name="Say it", exact=True).first.click()
    page.locator("#draft").wait_for()
    return page


def test_without_scripts_a_suggestion_is_taken_and_undone(bare: Page) -> None:
    bare.fill("#draft", f"🙂 Hey. {HARSH}")
    press(bare, "Read it")
    bare.get_by_role("button", name=SOFT).click()
    assert bare.input_value("#draft") == f"🙂 Hey. {SOFT}"
    press(bare, "Undo")
    assert bare.input_value("#draft") == f"🙂 Hey. {HARSH}"


def test_without_scripts_lines_of_a_draft_stay_where_they_are(bare: Page) -> None:
    bare.fill("#draft", f"One.\nTwo.\n\n{HARSH}")
    press(bare, "Read it")
    bare.get_by_role("button", name=SOFT).click()
    assert bare.input_value("#draft") == f"One.\nTwo.\n\n{SOFT}"


def test_without_scripts_the_builder_makes_a_draft(bare: Page) -> None:
    bare.get_by_text("Build it from five small answers").click()
    bare.fill("#b-feeling", "worried")
    bare.fill("#b-about", "how we talked last night")
    press(bare, "Read it")
    press(bare, "Use this as my draft")
    assert bare.input_value("#draft") == "I feel worried about how we talked last night."


def test_without_scripts_enter_in_the_builder_keeps_the_draft(bare: Page) -> None:
    bare.fill("#draft", HARSH)
    bare.get_by_text("Build it from five small answers").click()
    bare.fill("#b-feeling", "worried")
    bare.press("#b-feeling", "Enter")
    bare.locator(".built").wait_for()
    assert bare.input_value("#draft") == HARSH


def test_without_scripts_the_mode_changes_and_a_message_is_heard(bare: Page) -> None:
    bare.get_by_role("radio", name="Answer a message").check(force=True)
    press(bare, "Choose")
    bare.fill("#theirs", "Are you coming home for dinner?")
    press(bare, "Read it")
    first = bare.locator("#heard .suggestion").first
    words = first.inner_text()
    first.click()
    assert bare.input_value("#draft") == words
    assert bare.input_value("#theirs") == "Are you coming home for dinner?"


def test_without_scripts_a_flag_is_waved_away_and_called_back(bare: Page) -> None:
    bare.fill("#draft", HARSH)
    press(bare, "Read it")
    flags(bare).first.get_by_text("Not right?").click()
    press(bare, "Switch this rule off")
    assert bare.get_by_text("“You never listen to me”").count() == 0
    press(bare, "Show them again")
    bare.get_by_text("“You never listen to me”").wait_for()
    assert bare.input_value("#draft") == HARSH


def test_without_scripts_help_is_there(bare: Page) -> None:
    bare.get_by_role("link", name="Need help now?").click()
    bare.get_by_role("heading", name="People who can help").wait_for()
    bare.locator("details.country").first.locator("summary").click()
    bare.locator(".numbers").first.wait_for()


def test_a_visit_that_ended_says_so_and_keeps_the_words(
    coach: Page, server: Server, complaints: list[str]
) -> None:
    """The form is old: the page must tell it, and the words must still be there."""
    coach.fill("#draft", HARSH)
    coach.context.clear_cookies()
    with coach.expect_response("**/say-it/read/") as answer:
        coach.fill("#draft", f"{HARSH} Please.")
    assert answer.value.status in (401, 403)
    assert coach.input_value("#draft") == f"{HARSH} Please."
    coach.get_by_text("No new reading came.").wait_for()
    complaints[:] = [one for one in complaints if "403" not in one and "/say-it/read/" not in one]


def test_another_visitor_sees_nothing_of_mine(coach: Page, server: Server) -> None:
    type_draft(coach, HARSH)
    other = Visitor(server).open().read_notice().answer("none")
    assert "You never listen" not in other.get("/say-it/").text
