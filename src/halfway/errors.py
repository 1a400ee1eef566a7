"""Every error that Halfway raises on purpose: what happened, where, and what to do next."""

from __future__ import annotations


class HalfwayError(Exception):
    """The parent of all of Halfway's own errors; its text is one clear line for a person."""


class BadTextError(HalfwayError, ValueError):
    """A text or file that was handed in cannot be read (empty, binary, too large, unknown, broken)."""


class BadRuleError(HalfwayError, ValueError):
    """A rule file of the codebook breaks a rule about rules; the text names file and line."""


class BadContentError(HalfwayError, ValueError):
    """A data file with content for people (hotlines, resources) is wrong or out of date."""


class StartError(HalfwayError, OSError):
    """The local app cannot start (the port is taken, the folder cannot be written)."""


class LockedError(HalfwayError, PermissionError):
    """What is kept stays closed: wrong words, too many tries, or the vault was locked."""


class DamagedError(HalfwayError, ValueError):
    """Kept bytes were changed, cut, moved, replaced or lost, or come from a later version."""


class ConflictError(HalfwayError, RuntimeError):
    """What is to be saved was changed elsewhere since it was opened."""


class NotSavedError(HalfwayError, OSError):
    """The disk is full, read-only or broken: what was to be kept is not."""


class WeakPassphraseError(HalfwayError, ValueError):
    """A passphrase that somebody who knows the person could guess."""
