"""The words that exports write beside a clock time: before or after noon, or only "at", in any language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Half = Literal["before", "after", "any"]
"""Before noon, after noon, or a word that says neither."""

# The day periods of the Unicode CLDR (and of its older releases, which old phones write), without
# blanks, dots and quotation marks.
_BEFORE_NOON = """
am vm vorm fm förmiddag formiddag fh ap ek dop dopoldne dopo przedpoł prijepodne пријеподне преподне
претпл препл пробед проб преди дп до апн апоўначы ам а тң таңкы то үө πμ öö de pd eparadites paradite
mat matin rn yb sf safiya prp priešpiet priekšp priekšpusdienā priekšpusdiena gh asubuhi subuhi
alfajiri pagi pg sa sáng damanhã manhã mañana delamañana bn goöň öň günortadanöň göň
ص صباحا صباحًا ق قظ قبلازظهر غم تد بن לפנהצ לפניהצהריים בבוקר صبحمنجهند قبلدوپہر صبح
पूर्वाह्न मपू सुबह सुबुहजा ਪੂਦੁ ਸ ପୂ ପୂର୍ବାହ୍ନ ఉ పూ முப முற்பகல் ಪೂರ್ವಾಹ್ನ പൂർവ്വാഹ്നം পূর্বাহ্ণ পূর্বাহ্ন පෙව පෙ
ก่อนเที่ยง ກ່ອນທ່ຽງ နံနက် ព្រឹក ጥዋት ጠ ա կա
上午 午前 오전 早上 凌晨 清晨 àárọ̀ àárɔ̀
"""
_AFTER_NOON = """
pm nm nachm em eftermiddag ettermiddag eh ip pk odp popoldne popo pop popołudniu popodne поподне
послијеподне попл слобед слоб следобед пп пополудни апд апоўдні пм п тк түштөнкийинки үх μμ ös du md
epasdites pasdite soir in yh ym yamma popiet pēcp pēcpusd pēcpusdienā pēcpusdiena gd mchana alasiri
jioni usiku petang malam ptg ch chiều datarde tarde delatarde pn gosoň soň günortadansoň gsoň tk
م مساء مساءً ب بظ بعدازظهر غو تك دن אחהצ אחרהצהריים בערב شاممنجهند منجهندشام بعددوپہر شام
अपराह्न मउ शाम शामजा ਬਾਦੁ ਸ਼ ଅ ଅପରାହ୍ନ సా అప பிப பிற்பகல் ಅಪರಾಹ್ನ അപരാഹ്നം অপরাহ্ণ অপরাহ্ন පව ප
หลังเที่ยง ຫຼັງທ່ຽງ ညနေ ល្ងាច ከሰዓት ከ հ կհ
下午 午後 오후 中午 晚上 ọ̀sán ɔ̀sán
"""
_NEITHER = """
at um kl klo às as à alle ore alas la ob o v ve w u у в о г год р ж be bce พศ น ساعت الساعة στις óra uhr
h hs hrs lúc pukul jam kell
"""
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff.'’´\"״]")
_GAPS = re.compile(r"[\s,،、]+")


def _bare(words: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", words).casefold())


_MEANING: dict[str, Half] = {
    **dict.fromkeys(_bare(_NEITHER).split(), "any"),
    **dict.fromkeys(_bare(_BEFORE_NOON).split(), "before"),
    **dict.fromkeys(_bare(_AFTER_NOON).split(), "after"),
}


@lru_cache(maxsize=4096)
def half_of(before: str, after: str) -> Half | None:
    """What stands before and after a clock time says of it; None where a word is not known."""
    said = _meanings(before) | _meanings(after)
    if None in said or {"before", "after"} <= said:
        return None
    return "after" if "after" in said else "before" if "before" in said else "any"


def _meanings(words: str) -> set[Half | None]:
    """Of the whole ("a las", "e pasdites"), or else of each word."""
    bare = _bare(words)
    whole = _MEANING.get(_GAPS.sub("", bare))
    return {whole} if whole else {_MEANING.get(word) for word in _GAPS.split(bare) if word}
