"""The providers that one can sign in with here, as buttons."""

from dataclasses import dataclass

import reflex as rx

from healthvault.accounts.oidc_provider import Provider, providers
from healthvault.ui.button import plain_link

_LOOK = (
    "inline-flex min-h-11 w-full items-center justify-center gap-1 rounded-control border border-hairline "
    "bg-card px-4 font-medium text-ink transition-colors hover:bg-sunken"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderLink:
    """One provider: what its button says, and the address that sets out for it."""

    label: str
    href: str


class WaysState(rx.State):
    """The providers of this Health Vault. The settings name them; everybody may know."""

    @rx.var(initial_value=[])
    def providers(self) -> list[ProviderLink]:
        """Each of them, in the order of their names."""
        return [link_to(one) for one in providers()]


def link_to(provider: Provider) -> ProviderLink:
    """The link that sets out for a provider."""
    return ProviderLink(label=provider.label, href=f"/auth/oidc/{provider.name}")


def provider_links(links: rx.Var, words: str, *, beyond: str = "", more: str | rx.Var = "") -> rx.Component:
    """A link for each of some providers.

    Args:
        links: A Var that holds a list of `ProviderLink`.
        words: What stands before its name: `Go on with`.
        beyond: What follows its address, such as `/link`.
        more: A query, with its question mark.
    """
    return rx.foreach(
        links,
        lambda one: plain_link(
            f"{words} ", one.label, href=one.href.to(str) + beyond + more, class_name=_LOOK
        ),
    )
