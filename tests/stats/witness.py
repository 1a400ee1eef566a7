"""Published tables and streams whose results are known: Griffin and Gottman 1990 (p. 137), Bakeman
and Quera 2011 (p. 159), Wampold and Margolin 1982."""

from __future__ import annotations

MARITAL_AFFECT = (
    (0, 0, 0, 0, 2, 2),
    (0, 10, 5, 5, 60, 20),
    (0, 9, 2, 1, 3, 0),
    (0, 3, 0, 1, 5, 0),
    (3, 54, 6, 2, 24, 8),
    (1, 24, 2, 1, 3, 12),
)
"""Rows and columns H+ Ho H- W+ Wo W-."""

CLASSROOM = [
    int(code) - 1
    for code in "214334342144541345322141252123314414133315211314123345523352544231552213333"
]
"""Chat, write, read, ask, attentive: 0 to 4."""

COUPLE = [
    int(code) - 1
    for code in (
        "64616263641414141414141241412141242141242141124214112421411242141124213144511224"
        "13142151122445413142151122431314452541511213142232431525445164641121322331424325"
        "2615335445516461121314152232425334354455"
    )
]
"""HPos HNeu HNeg WPos WNeu WNeg: 0 to 5."""
