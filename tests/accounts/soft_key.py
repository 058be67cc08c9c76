"""An authenticator made of software: it makes passkeys and signs with them, and can be told to lie."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url, encode_cbor

_PRESENT, _VERIFIED, _ATTESTED = 0x01, 0x04, 0x40
"""Flags of authenticator data. Source: WebAuthn Level 3, section 6.1."""


@dataclass(slots=True, kw_only=True)
class SoftKey:
    """One passkey on one device; change a field, and its next answer has it."""

    origin: str = "http://localhost:3000"
    host: str = "localhost"
    is_verified: bool = True
    count: int = 0
    user: bytes = b""
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    def make(self, options: str) -> str:
        """What a browser answers that made it."""
        asked = json.loads(options)
        self.user = _bytes(asked["user"]["id"])
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(attested=True)}
        response = {
            "clientDataJSON": bytes_to_base64url(self._client_data("webauthn.create", asked)),
            "attestationObject": bytes_to_base64url(encode_cbor(attestation)),
            "transports": ["internal"],
        }
        return self._answer(response)

    def show(self, options: str) -> str:
        """What a browser answers that showed it."""
        client_data = self._client_data("webauthn.get", json.loads(options))
        data = self._data(attested=False)
        signed = self._key.sign(data + hashlib.sha256(client_data).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": bytes_to_base64url(client_data),
            "authenticatorData": bytes_to_base64url(data),
            "signature": bytes_to_base64url(signed),
            "userHandle": bytes_to_base64url(self.user),
        }
        return self._answer(response)

    def _answer(self, response: dict[str, Any]) -> str:
        name = bytes_to_base64url(self.id)
        told = {"id": name, "rawId": name, "type": "public-key", "clientExtensionResults": {}}
        return json.dumps({**told, "response": response})

    def _client_data(self, kind: str, asked: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _data(self, *, attested: bool) -> bytes:
        flags = _PRESENT | (_VERIFIED if self.is_verified else 0) | (_ATTESTED if attested else 0)
        data = hashlib.sha256(self.host.encode()).digest() + bytes([flags]) + self.count.to_bytes(4)
        if not attested:
            return data
        point = self._key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32), -3: point.y.to_bytes(32)}
        return data + bytes(16) + len(self.id).to_bytes(2) + self.id + encode_cbor(cose)


def _bytes(text: str) -> bytes:
    from webauthn.helpers import base64url_to_bytes

    return base64url_to_bytes(text)
