"""Writes docs/rehearsals.md: six practice talks as they come out, word by word."""

from __future__ import annotations

from pathlib import Path

from halfway.guidance.rehearsal import rehearsal_words
from halfway.rehearsal.debrief import debrief
from halfway.rehearsal.rehearsal import Setup, goodbye, say, start

PAGE = Path(__file__).parent.parent / "docs" / "rehearsals.md"
TALKS = (
    (
        "Attack",
        Setup("anxious", ("all_on_me",), "hot", 1),
        (
            "You never want to talk about us.",
            "You are so selfish.",
            "I'm sorry. That came out wrong. I was scared that you had forgotten me.",
        ),
    ),
    (
        "Hints",
        Setup("avoidant", ("time",), "first", 2),
        (
            "Some people go and see somebody about that, you know.",
            "It would be nice if things were different somehow.",
            "I would like one hour a month for us, with a therapist. What do you think?",
        ),
    ),
    (
        "Begging",
        Setup("anxious", ("does_not_work",), "no", 3),
        (
            "Please, please come with me, I can't live like this.",
            "I'm begging you, please, just once.",
            "What makes it hard for you to hope for it?",
        ),
    ),
    (
        "Bringing therapy home, badly and better",
        Setup("avoidant", ("blamed",), "home", 4),
        (
            "My therapist thinks that you may be emotionally avoidant.",
            "That was not fair of me. I learned that I get loud when I am scared.",
            "I can see why you would not want to be talked about. What was it like to hear that?",
        ),
    ),
    (
        "Warm and direct",
        Setup("steady", ("cost", "time"), "first", 5),
        (
            "I feel lonely in the evenings, and I miss us.",
            "What makes it hard for you to think about therapy?",
            "That makes sense to me. The money is not a small thing.",
            "Thank you for telling me. My part is that I leave the bills to you.",
            "Would you look at one page about it with me on Sunday? No is okay.",
        ),
    ),
    (
        "Warm, a slip, and a repair",
        Setup("steady", ("one_foot_out",), "no", 6),
        (
            "I can hear that you are tired, and it makes sense to me.",
            "You always leave it all to me.",
            "That was not fair. I'm sorry that I said always.",
            "What would help you to think about us in peace?",
            "I would like us to find out together, with somebody, once. What do you think?",
        ),
    ),
)


def main() -> None:
    """Write the page."""
    words = rehearsal_words()
    lines = [
        "# Six rehearsals\n",
        "As `scripts/write_rehearsals.py` writes them: the same setup and words give the same talk. The number behind a"
        " line is openness, 0 to 100.\n",
    ]
    for title, setup, said in TALKS:
        talk = start(setup)
        reasons = ", ".join(setup.barriers)
        lines.append(
            f"## {title}\n\n*{setup.temperament}; {reasons}; occasion: {setup.occasion}*\n"
        )
        lines.append(f"- **They:** {talk.opening} ({round(100 * talk.first.openness)})")
        for mine in said:
            talk = say(talk, mine)
            turn = talk.turns[-1]
            lines.append(f"- **I:** {mine}")
            lines.append(f"- **They:** {turn.line} ({round(100 * turn.after.openness)})")
        found = debrief(talk)
        lines.append(f"- **They:** {goodbye(talk)}\n")
        lines.append(f"To practise: {words.of_act(found.practise).practise}\n")
    PAGE.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
