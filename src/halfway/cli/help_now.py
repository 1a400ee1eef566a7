"""`halfway help-now`: the numbers of people who can help, from the dated file."""

from __future__ import annotations

import sys

from halfway.errors import BadTextError
from halfway.guidance.hotlines import CountryLines, load_hotlines


def print_help_now(country: str) -> None:
    """Print one country's lines, or all of them."""
    countries = load_hotlines().countries
    chosen = [entry for entry in countries if country.upper() in (entry.code, "")]
    if not chosen:
        known = ", ".join(entry.code for entry in countries if entry.code)
        raise BadTextError(f"There are no numbers for {country!r} here. Known countries: {known}.")
    for entry in chosen:
        _print_country(entry)


def _print_country(entry: CountryLines) -> None:
    emergency = f"  Emergency: {entry.emergency}" if entry.emergency else ""
    sys.stdout.write(f"\n{entry.name}{emergency}\n")
    for line in entry.lines:
        ways = " · ".join(way for way in (line.tel, line.sms, line.chat_url) if way)
        region = f" ({line.region})" if line.region else ""
        sys.stdout.write(f"  {line.name}{region}: {ways}\n")
        sys.stdout.write(f"    {line.says_topics}. {line.hours}. Checked on {line.checked_on}.\n")
