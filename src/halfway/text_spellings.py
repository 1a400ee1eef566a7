"""How people spell when they type fast, and what the words are in full: data for `text`."""

from __future__ import annotations

import re

CONTRACTED = {"re": "are", "m": "am", "ve": "have", "ll": "will"}

_MISSING_APOSTROPHE = {
    short: short.removesuffix("nt") + " not"
    for short in [
        "dont",
        "doesnt",
        "didnt",
        "isnt",
        "arent",
        "wasnt",
        "werent",
        "havent",
        "hasnt",
        "hadnt",
        "couldnt",
        "wouldnt",
        "shouldnt",
    ]
} | {"cant": "can not", "wont": "will not"}

SPELLINGS = {
    **_MISSING_APOSTROPHE,
    "im": "i am",
    "ive": "i have",
    "youre": "you are",
    "youve": "you have",
    "youd": "you'd",
    "hed": "he'd",
    "theyd": "they'd",
    "youll": "you will",
    "theyre": "they are",
    "thats": "that is",
    "whats": "what is",
    "theres": "there is",
    "u": "you",
    "ya": "you",
    "r": "are",
    "yr": "your",
    "y": "why",
    "bc": "because",
    "cuz": "because",
    "coz": "because",
    "cos": "because",
    "'cause": "because",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "kinda": "kind of",
    "sorta": "sort of",
    "dunno": "do not know",
    "idk": "i do not know",
    "idc": "i do not care",
    "ily": "i love you",
    "nvm": "never mind",
    "ngl": "not going to lie",
    "tbh": "to be honest",
    "rn": "right now",
    "thx": "thanks",
    "ty": "thank you",
    "pls": "please",
    "plz": "please",
    "srsly": "seriously",
    "ppl": "people",
    "w/": "with",
    "w/o": "without",
    "aint": "ain't",
    "everytime": "every time",
    "alot": "a lot",
    "allways": "always",
    "alwyas": "always",
    "alwys": "always",
    "nvr": "never",
    "nevr": "never",
    "sry": "sorry",
    "soz": "sorry",
    "luv": "love",
    "wat": "what",
    "wot": "what",
    "abt": "about",
    "tmrw": "tomorrow",
    "tmr": "tomorrow",
    "tonite": "tonight",
    "thru": "through",
    "tho": "though",
    "rly": "really",
}

UR_MEANS_YOU_ARE = re.compile(
    r"(?:so|such|a|an|the|not|just|always|never|too|really|literally|being|acting|right|welcome"
    r"|mad|sick|gone|full|like|back|here|late|lost|done|safe|home"
    r"|\w+(?:ing|ish|ful|less|ous|ive|etic|able|al|ic|id|py|zy))\b"
)
"""What follows "ur" where it stands for "you are"; elsewhere it stands for "your"."""
