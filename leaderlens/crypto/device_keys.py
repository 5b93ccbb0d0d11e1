"""The keys of one laptop within one pair: one to sign with (Ed25519), one to receive sealed bundles with.

The receiving key is the post-quantum hybrid of HPKE (ML-KEM-768 with X25519, RFC 9180 and
draft-ietf-hpke-pq): bundles may lie in somebody's cloud folder for twenty years (exchange.md section 0). Keys are
made new for every pair, so that two pairs of one person cannot be linked.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

SIGN_PUBLIC_SIZE = 32
"""Bytes of an Ed25519 public key."""
SEAL_PUBLIC_SIZE = 1184 + 32
"""Bytes of a receiving public key: ML-KEM-768, then X25519."""
SIGN_PRIVATE_SIZE = 32
"""Bytes of an Ed25519 private key (its seed)."""
SEAL_PRIVATE_SIZE = 64 + 32
"""Bytes of a receiving private key: the ML-KEM-768 seed, then X25519."""
SIGNATURE_SIZE = 64
"""Bytes of an Ed25519 signature."""

_MLKEM_PUBLIC_SIZE = 1184
_MLKEM_SEED_SIZE = 64
_KID_TAG = b"LeaderLens-kid-v1\0"

# A signing key that is one of the eight points of low order makes one signature fit every message, so nobody could be
# held to what they signed. Encodings with the sign bit cleared, from the table of C2SP/CCTV ed25519.
_LOW_ORDER = frozenset(
    bytes.fromhex(point)
    for point in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)


@dataclass(frozen=True)
class PublicKeys:
    """What the other side needs: ``sign_public`` (32 bytes) checks signatures, ``seal_public`` (1,216 bytes: ML-KEM-768
    and X25519) seals bundles to this laptop. ValueError for bytes that are not such keys.
    """

    sign_public: bytes
    seal_public: bytes

    def __post_init__(self) -> None:
        if len(self.sign_public) != SIGN_PUBLIC_SIZE or len(self.seal_public) != SEAL_PUBLIC_SIZE:
            raise ValueError("a public key has the wrong length")
        if self.sign_public[:-1] + bytes([self.sign_public[-1] & 0x7F]) in _LOW_ORDER:
            raise ValueError("a signing key of low order binds nobody")

    @cached_property
    def kid(self) -> str:
        """The name of these keys in file names and bundles: 32 hex digits that bind both of them."""
        return hashlib.sha256(_KID_TAG + self.sign_public + self.seal_public).digest()[:16].hex()

    def verify(self, signature: bytes, message: bytes) -> bool:
        """Whether ``signature`` (64 bytes) over ``message`` was made by the owner of these keys."""
        try:
            self._verifier.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    @cached_property
    def sealer(self) -> MLKEM768X25519PublicKey:
        """The receiving key as HPKE takes it. ValueError when its ML-KEM half is not a valid key."""
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(self.seal_public[:_MLKEM_PUBLIC_SIZE]),
            X25519PublicKey.from_public_bytes(self.seal_public[_MLKEM_PUBLIC_SIZE:]),
        )

    @cached_property
    def _verifier(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.sign_public)


class DeviceKeys:
    """Both key pairs of this laptop for one pair, private halves included. Lives in the vault and nowhere else.

    ``sign_private`` is 32 bytes, ``seal_private`` 96 bytes (ML-KEM-768 seed, then X25519). ValueError otherwise.
    """

    def __init__(self, sign_private: bytes, seal_private: bytes) -> None:
        if len(sign_private) != SIGN_PRIVATE_SIZE or len(seal_private) != SEAL_PRIVATE_SIZE:
            raise ValueError("a private key has the wrong length")
        self.sign_private = sign_private
        self.seal_private = seal_private
        self._signer = Ed25519PrivateKey.from_private_bytes(sign_private)
        mlkem = MLKEM768PrivateKey.from_seed_bytes(seal_private[:_MLKEM_SEED_SIZE])
        x25519 = X25519PrivateKey.from_private_bytes(seal_private[_MLKEM_SEED_SIZE:])
        self.opener = MLKEM768X25519PrivateKey(mlkem, x25519)
        self.public = PublicKeys(
            self._signer.public_key().public_bytes_raw(),
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw(),
        )

    @classmethod
    def generate(cls) -> DeviceKeys:
        """New keys from the operating system's randomness."""
        return cls(
            Ed25519PrivateKey.generate().private_bytes_raw(),
            MLKEM768PrivateKey.generate().private_bytes_raw() + X25519PrivateKey.generate().private_bytes_raw(),
        )

    @property
    def kid(self) -> str:
        """The name of the public halves."""
        return self.public.kid

    def sign(self, message: bytes) -> bytes:
        """The signature (64 bytes) over ``message``."""
        return self._signer.sign(message)

    def __repr__(self) -> str:
        return f"DeviceKeys({self.kid})"  # never the private halves

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DeviceKeys):
            return NotImplemented
        return hmac.compare_digest(self.sign_private + self.seal_private, other.sign_private + other.seal_private)

    def __hash__(self) -> int:
        return hash(self.kid)
