"""The field that asks in which country help is to be found."""

from typing import Any

import reflex as rx

from healthvault.metrics.country import countries
from healthvault.ui.form import select

BY_ZONE = "As my time zone says"


def country_field(**props: Any) -> rx.Component:
    """A choice of a country; none leaves it to the time zone."""
    return select("Country for help in an emergency", "country", {"": BY_ZONE, **countries()}, **props)
