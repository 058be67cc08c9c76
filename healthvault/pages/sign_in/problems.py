"""What went wrong at the door. The address carries a code, so that nobody else writes the sentence."""

PROBLEMS: dict[str, str] = {
    "wrong": "That e-mail and password do not belong together. Check both and try again.",
    "taken": "There is already an account with this e-mail. Sign in, or use another one.",
    "weak": "The password is too easy to guess. Take ten characters or more that you use nowhere else.",
    "email": "That does not look like an e-mail address.",
    "closed": "No new accounts are made here. Ask whoever runs this Health Vault.",
    "invited": "Accounts are made by invitation here. Ask whoever runs this Health Vault for one.",
    "letter": "An account begins with a letter here. Give your e-mail address, and look into your mailbox.",
    "link": "This link was used already, or is too old. Ask for a new one.",
    "often": "Too many tries. Wait a few minutes, then try again.",
    "expired": "The page had been open for too long. Nothing was sent; try again.",
    "code": "That code is not right, or it was used already. Wait for the next one, and type that.",
    "late": "That took too long, or it was done already. Sign in again.",
    "provider": "The provider did not answer as promised. Try again, or sign in another way.",
    "denied": "You did not let the provider tell who you are. Nothing was changed.",
    "noemail": "The provider told no e-mail address, which an account here needs.",
    "both": "There is an account with this e-mail. Sign in to it as you usually do, and the two are linked.",
    "add": "There is an account with this e-mail. Sign in to it, then add the provider in the settings.",
    "unvouched": "The provider does not vouch for your e-mail. Make an account first, then add the provider.",
    "linked": "Somebody else's account here is linked to that already.",
    "other": "That is not the account that is linked here.",
    "passkey": "That passkey did not work here. Try again, or choose another way.",
    "prove": "Show once more who you are, then do this.",
    "ended": "You are signed out. Sign in to go on.",
}
"""Code in `?problem=` → the sentence. The codes are those of `accounts/errors.py`."""

DONE: dict[str, str] = {"verified": "Your e-mail address is confirmed."}
"""Code in `?done=` → the sentence."""
