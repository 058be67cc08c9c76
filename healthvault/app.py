"""The composition root: every screen with its route."""

import reflex as rx

from healthvault.api.routes import api
from healthvault.pages.add.page import page as add
from healthvault.pages.add.state import AddState
from healthvault.pages.coach.page import page as coach
from healthvault.pages.coach.state import CoachState
from healthvault.pages.handoff.page import page as handoff
from healthvault.pages.handoff.state import HandoffState
from healthvault.pages.landing.page import page as landing
from healthvault.pages.not_found.page import page as not_found
from healthvault.pages.onboarding.page import page as welcome
from healthvault.pages.onboarding.state import WelcomeState
from healthvault.pages.operator.page import page as operator
from healthvault.pages.operator.state import OperatorState
from healthvault.pages.overview.page import page as overview
from healthvault.pages.overview.state import OverviewState
from healthvault.pages.priorities.page import page as priorities
from healthvault.pages.priorities.silence_state import SilenceState
from healthvault.pages.priorities.state import PrioritiesState
from healthvault.pages.prove.page import page as prove
from healthvault.pages.prove.state import ProveState
from healthvault.pages.readings.page import page as readings
from healthvault.pages.readings.state import ReadingsState
from healthvault.pages.report.page import page as report
from healthvault.pages.report.state import ReportState
from healthvault.pages.settings.email_state import EmailState
from healthvault.pages.settings.page import page as settings
from healthvault.pages.settings.security import security
from healthvault.pages.settings.security_state import SecurityState
from healthvault.pages.settings.state import SettingsState
from healthvault.pages.settings.zones_state import ZonesState
from healthvault.pages.sign_in import letters
from healthvault.pages.sign_in.code import code_page
from healthvault.pages.sign_in.page import sign_in, sign_up
from healthvault.pages.sync.page import page as sync
from healthvault.pages.sync.state import SyncState
from healthvault.pages.trends.page import page as trends
from healthvault.pages.trends.state import TrendsState
from healthvault.pages.vault.page import page as vault
from healthvault.pages.vault.state import VaultState
from healthvault.ui.gate import SessionGate
from healthvault.ui.guard import Guard
from healthvault.ui.head import head
from healthvault.ui.observed import Observed
from healthvault.ui.overlay import on_browser_bug, on_bug, wraps
from healthvault.ui.passkey import PasskeyState
from healthvault.ui.running import running

app = rx.App(
    html_lang="en",
    head_components=head(),
    toaster=None,
    extra_app_wraps=wraps(),
    backend_exception_handler=on_bug,
    frontend_exception_handler=on_browser_bug,
    api_transformer=[api(), SessionGate, Observed],
)
app.add_middleware(Guard())
app.register_lifespan_task(running)

app.add_page(landing, route="/", title="Health Vault", image="/icon-512.png")
app.add_page(sign_in, route="/sign-in", title="Sign in · Health Vault", on_load=PasskeyState.ask_for_passkey)
app.add_page(sign_up, route="/sign-up", title="Make an account · Health Vault")
app.add_page(letters.forgot, route="/forgot", title="A new password · Health Vault")
app.add_page(letters.ask_for_link, route="/link", title="Sign in by mail · Health Vault")
app.add_page(letters.sent, route="/sent", title="Look into your mailbox · Health Vault")
app.add_page(letters.way_in, route="/way/sign-in", title="Welcome back · Health Vault")
app.add_page(letters.way_to_reset, route="/way/reset", title="Choose a new password · Health Vault")
app.add_page(letters.way_to_verify, route="/way/verify", title="Is this your address? · Health Vault")
app.add_page(letters.way_to_join, route="/way/join", title="Make your account · Health Vault")
app.add_page(welcome, route="/welcome", title="Welcome · Health Vault", on_load=WelcomeState.load)
app.add_page(overview, route="/overview", title="Overview · Health Vault", on_load=OverviewState.load)
app.add_page(add, route="/add", title="Add an entry · Health Vault", on_load=AddState.load)
app.add_page(trends, route="/trends", title="Trends · Health Vault", on_load=TrendsState.load)
app.add_page(coach, route="/coach", title="Coach · Health Vault", on_load=CoachState.load)
app.add_page(report, route="/report", title="Lab report · Health Vault", on_load=ReportState.load)
app.add_page(handoff, route="/handoff", title="Hand over · Health Vault", on_load=HandoffState.load)
app.add_page(sync, route="/sync", title="Sync · Health Vault", on_load=SyncState.load)
app.add_page(readings, route="/readings", title="Readings · Health Vault", on_load=ReadingsState.load)
app.add_page(
    priorities,
    route="/priorities",
    title="Which source counts · Health Vault",
    on_load=[PrioritiesState.load, SilenceState.load],
)
app.add_page(vault, route="/vault", title="Data Vault · Health Vault", on_load=VaultState.load)
app.add_page(
    operator, route="/operator", title="Running this place · Health Vault", on_load=OperatorState.load
)
app.add_page(
    settings,
    route="/settings",
    title="Settings · Health Vault",
    on_load=[SettingsState.load, ZonesState.load],
)
app.add_page(
    security,
    route="/settings/security",
    title="Sign-in and security · Health Vault",
    on_load=[SecurityState.load, EmailState.load_email],
)
app.add_page(
    prove,
    route="/prove",
    title="Is it you? · Health Vault",
    on_load=[ProveState.load, PasskeyState.ask_for_passkey],
)
app.add_page(
    code_page,
    route="/sign-in/code",
    title="One more step · Health Vault",
    on_load=PasskeyState.ask_for_passkey,
)
app.add_page(not_found, route="/404", title="Nothing here · Health Vault")
