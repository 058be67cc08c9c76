"""What the forms about a person say, read into preferences and back. Pure."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from healthvault.accounts.errors import PreferencesError
from healthvault.accounts.person import Preferences, Sex
from healthvault.metrics.unit import CENTIMETRE, INCH, convert

_INCHES_A_FOOT = 12


def about_you(form: Mapping[str, str], kept: Preferences) -> Preferences:
    """The kept preferences with what the form says about the person; an empty field is not known, and
    one that the form does not have stays as it was.

    Raises:
        PreferencesError: a field is not a number; the sentence says which.
    """
    if "birth_year" in form:
        year = _number(form["birth_year"], "The year of birth")
        kept = replace(kept, birth_year=None if year is None else round(year))
    if "sex" in form:
        kept = replace(kept, sex=cast("Sex", form["sex"]) if form["sex"] else None)
    if "height_cm" in form or "height_ft" in form:
        kept = replace(kept, height_cm=_height_cm(form))
    if "zone" in form:
        kept = replace(kept, zone=form["zone"].strip())
    if "country" in form:
        kept = replace(kept, country=form["country"] or None)
    return kept


def feet_and_inches(height_cm: float) -> tuple[int, int]:
    """A height as people say it where they say it in feet."""
    return divmod(round(float(convert(height_cm, CENTIMETRE, INCH))), _INCHES_A_FOOT)


def _height_cm(form: Mapping[str, str]) -> float | None:
    if "height_cm" in form:
        return _number(form["height_cm"], "The height")
    feet = _number(form.get("height_ft", ""), "The height")
    inches = _number(form.get("height_in", ""), "The height")
    if feet is None:
        return None
    return float(convert(feet * _INCHES_A_FOOT + (inches or 0), INCH, CENTIMETRE))


def _number(text: str, what: str) -> float | None:
    text = text.strip().replace(",", ".")
    if not text:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise PreferencesError(f"{what} is not a number. Nothing was changed.")
    return number
