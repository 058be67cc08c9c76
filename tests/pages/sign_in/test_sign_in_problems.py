from healthvault.accounts import errors
from healthvault.core.errors import HealthVaultError
from healthvault.pages.sign_in.problems import PROBLEMS


def test_every_refusal_at_the_door_has_a_sentence():
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, HealthVaultError)
    ]
    codes = {kind.code for kind in kinds if hasattr(kind, "code")}

    assert codes == set(PROBLEMS)
