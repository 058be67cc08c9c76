"""What an OpenID provider tells is believed only when every part of it fits."""

import time
from collections.abc import AsyncIterator

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey

from healthvault.accounts import oidc, oidc_discovery
from healthvault.accounts.errors import CeremonyOverError, ProviderDeniedError, ProviderError
from healthvault.accounts.oidc import Purpose
from healthvault.accounts.oidc_provider import Provider, providers
from healthvault.core.config import openid_settings
from tests.openid.lying import (
    CLIENT,
    SECRET,
    LyingProvider,
    another_key,
    half_hash,
    lying_provider,
    shared_secret,
)

pytestmark = pytest.mark.usefixtures("database")
ORIGIN = "http://localhost:3000"


@pytest.fixture
async def liar() -> AsyncIterator[LyingProvider]:
    oidc_discovery.forget_providers()
    async with lying_provider() as provider:
        yield provider


def named(liar: LyingProvider, name: str = "liar", issuer: str = "") -> Provider:
    return Provider(name=name, label="Liar", issuer=issuer or liar.issuer, client_id=CLIENT, secret=SECRET)


async def come_back(liar: LyingProvider, *, purpose: Purpose = Purpose.SIGN_IN, **more: str) -> oidc.Arrived:
    provider = named(liar)
    way, url = await oidc.begin(provider, purpose, origin=ORIGIN)
    return await oidc.finish(provider, way, liar.answer(url, **more))


async def test_what_fits_is_believed(liar):
    told = (await come_back(liar)).told
    assert (told.issuer, told.subject, told.email, told.is_theirs) == (
        liar.issuer,
        "ann",
        "ann@example.org",
        True,
    )


async def test_the_way_out_carries_state_nonce_and_a_challenge_of_sha256(liar):
    await come_back(liar)
    asked = liar.asked
    assert asked["code_challenge_method"] == "S256"
    assert asked["redirect_uri"] == f"{ORIGIN}/auth/oidc/liar/callback"
    assert asked["response_type"] == "code"
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    assert liar.given[0]["code_verifier"] not in repr(asked)


NOW_S = int(time.time())


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "somebody else"},
        {"aud": None},
        {"aud": ["somebody else"]},
        {"aud": [CLIENT, "somebody else"]},
        {"azp": "somebody else"},
        {"iss": "https://accounts.google.com"},
        {"iss": None},
        {"exp": NOW_S - 3600},
        {"exp": None},
        {"iat": None},
        {"iat": NOW_S + 7200, "exp": NOW_S + 9000},
        {"sub": None},
        {"sub": ""},
        {"sub": "x" * 256},
        {"sub": 7},
        {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
)
async def test_a_claim_that_does_not_fit_is_not_believed(liar, claims):
    liar.claims = claims
    with pytest.raises(ProviderError):
        await come_back(liar)


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": [CLIENT]},
        {"aud": [CLIENT, "somebody else"], "azp": CLIENT},
        {"azp": CLIENT},
        {"at_hash": half_hash("an access token")},
    ],
)
async def test_what_may_be_there_too_is_believed_when_it_fits(liar, claims):
    liar.claims = claims
    assert (await come_back(liar)).told.subject == "ann"


async def test_a_proof_is_one_that_was_given_on_this_way(liar):
    liar.claims = {"auth_time": int(time.time())}
    assert (await come_back(liar, purpose=Purpose.PROVE)).purpose is Purpose.PROVE


@pytest.mark.parametrize("at", [None, NOW_S - 600, "now"], ids=["none", "old", "a word"])
async def test_a_proof_that_is_older_or_of_no_time_is_none(liar, at):
    liar.claims = {"auth_time": at}
    with pytest.raises(ProviderError):
        await come_back(liar, purpose=Purpose.PROVE)


async def test_a_key_that_the_provider_never_published_signs_nothing(liar):
    liar.signs_with = another_key()
    with pytest.raises(ProviderError):
        await come_back(liar)


async def test_an_unsigned_token_is_not_believed(liar):
    liar.metadata = {"id_token_signing_alg_values_supported": ["none", "RS256"]}
    liar.algorithm = "none"
    with pytest.raises(ProviderError):
        await come_back(liar)


async def test_a_token_signed_with_our_own_secret_is_not_believed(liar):
    liar.metadata = {"id_token_signing_alg_values_supported": ["HS256", "RS256"]}
    liar.algorithm, liar.signs_with = "HS256", shared_secret()
    with pytest.raises(ProviderError):
        await come_back(liar)


async def test_an_algorithm_that_was_not_promised_is_not_believed(liar):
    liar.algorithm = "RS512"
    with pytest.raises(ProviderError):
        await come_back(liar)


@pytest.mark.parametrize(
    ("claims", "is_theirs"),
    [
        ({"email_verified": False}, False),
        ({"email_verified": None}, False),
        ({"email_verified": "true"}, True),
    ],
)
async def test_an_address_is_theirs_only_if_the_provider_says_so(liar, claims, is_theirs):
    liar.claims = claims
    assert (await come_back(liar)).told.is_theirs is is_theirs


def test_google_vouches_for_its_own_addresses_and_its_customers_only():
    google = Provider(name="google", label="Google", issuer="https://accounts.google.com", client_id="x")
    assert google.vouches_for("ann@gmail.com", is_verified=True, hosted=False)
    assert google.vouches_for("ann@example.org", is_verified=True, hosted=True)
    assert not google.vouches_for("ann@example.org", is_verified=True, hosted=False)
    assert not google.vouches_for("ann@gmail.com", is_verified=False, hosted=False)


async def test_an_answer_counts_once(liar):
    provider = named(liar)
    way, url = await oidc.begin(provider, Purpose.SIGN_IN, origin=ORIGIN)
    answer = liar.answer(url)
    await oidc.finish(provider, way, answer)
    with pytest.raises(CeremonyOverError):
        await oidc.finish(provider, way, answer)


async def test_the_state_of_another_way_is_refused_and_ends_this_one(liar):
    provider = named(liar)
    _, other = await oidc.begin(provider, Purpose.SIGN_IN, origin=ORIGIN)
    way, url = await oidc.begin(provider, Purpose.SIGN_IN, origin=ORIGIN)
    with pytest.raises(CeremonyOverError):
        await oidc.finish(provider, way, liar.answer(other))
    with pytest.raises(CeremonyOverError):
        await oidc.finish(provider, way, liar.answer(url))
    assert liar.given == []


async def test_an_answer_to_another_provider_is_refused(liar):
    async with lying_provider() as second:
        way, url = await oidc.begin(named(liar), Purpose.SIGN_IN, origin=ORIGIN)
        with pytest.raises(ProviderError):
            await oidc.finish(named(second, "second"), way, liar.answer(url))
        assert (liar.given, second.given) == ([], [])


@pytest.mark.parametrize("sender", [{}, {"iss": "https://somebody.example"}, {"iss": ""}])
async def test_a_provider_that_promises_to_name_itself_must(liar, sender):
    liar.metadata = {"authorization_response_iss_parameter_supported": True}
    with pytest.raises(ProviderError):
        await come_back(liar, **sender)
    assert liar.given == []


async def test_a_provider_that_names_itself_is_believed(liar):
    liar.metadata = {"authorization_response_iss_parameter_supported": True}
    assert (await come_back(liar, iss=liar.issuer)).told.subject == "ann"


async def test_a_wrong_name_is_refused_even_where_none_was_promised(liar):
    with pytest.raises(ProviderError):
        await come_back(liar, iss="https://somebody.example")


async def test_a_refusal_is_told_as_one(liar):
    with pytest.raises(ProviderDeniedError):
        await come_back(liar, error="access_denied")
    with pytest.raises(ProviderError):
        await come_back(liar, error="server_error")


@pytest.mark.parametrize(
    "metadata",
    [
        {"issuer": "https://somebody.example"},
        {"token_endpoint": "http://somebody.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"jwks_uri": None},
        {"jwks_uri": "file:///etc/passwd"},
    ],
)
async def test_a_provider_that_says_something_odd_of_itself_is_not_asked(liar, metadata):
    liar.metadata = metadata
    with pytest.raises(ProviderError):
        await oidc.begin(named(liar), Purpose.SIGN_IN, origin=ORIGIN)


async def test_a_discovery_that_points_elsewhere_is_not_followed(liar):
    async with lying_provider() as elsewhere:
        liar.status, liar.moved_to = 302, f"{elsewhere.issuer}/.well-known/openid-configuration"
        with pytest.raises(ProviderError):
            await oidc.begin(named(liar), Purpose.SIGN_IN, origin=ORIGIN)


async def test_a_provider_without_tls_is_asked_on_this_machine_alone():
    provider = Provider(name="x", label="X", issuer="http://192.0.2.1", client_id="x")
    with pytest.raises(ProviderError):
        await oidc.begin(provider, Purpose.SIGN_IN, origin=ORIGIN)


def set_up(monkeypatch: pytest.MonkeyPatch, **told: str) -> tuple[Provider, ...]:
    for name, value in told.items():
        monkeypatch.setenv(f"HEALTHVAULT_OIDC_{name}", value)
    openid_settings.cache_clear()
    providers.cache_clear()
    found = providers()
    openid_settings.cache_clear()
    providers.cache_clear()
    return found


def test_google_needs_no_more_than_what_google_gave(monkeypatch):
    [google] = set_up(monkeypatch, GOOGLE_CLIENT_ID="id", GOOGLE_CLIENT_SECRET="secret")
    assert (google.issuer, google.label, google.client_secret) == (
        "https://accounts.google.com",
        "Google",
        "secret",
    )


def test_any_issuer_may_have_any_name(monkeypatch):
    told = {"CLINIC_ISSUER": "https://id.example", "CLINIC_CLIENT_ID": "id", "CLINIC_LABEL": "My clinic"}
    [clinic] = set_up(monkeypatch, **told)
    assert (clinic.name, clinic.issuer, clinic.label) == ("clinic", "https://id.example", "My clinic")


@pytest.mark.parametrize("told", [{"CLINIC_CLIENT_ID": "id"}, {"GOOGLE_CLIENT_SECRET": "secret"}])
def test_a_provider_that_is_half_set_is_not_offered_and_the_log_says_why(monkeypatch, caplog, told):
    assert set_up(monkeypatch, **told) == ()
    assert "is not set" in caplog.text


def test_apples_secret_is_signed_for_an_hour(monkeypatch):
    key = ECKey.generate_key("P-256")
    [apple] = set_up(
        monkeypatch,
        APPLE_CLIENT_ID="org.example.vault",
        APPLE_TEAM_ID="TEAM",
        APPLE_KEY_ID="KEY",
        APPLE_PRIVATE_KEY=key.as_pem(private=True).decode().replace("\n", "\\n"),
    )
    read = jwt.decode(apple.client_secret, key, algorithms=["ES256"])
    assert read.header["kid"] == "KEY"
    assert (read.claims["iss"], read.claims["sub"], read.claims["aud"]) == (
        "TEAM",
        "org.example.vault",
        "https://appleid.apple.com",
    )
    assert read.claims["exp"] - read.claims["iat"] == 3600
