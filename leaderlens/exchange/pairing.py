r"""The two files of a pairing: an invitation only the six spoken words open, and the answer to it.

```
invitation (.llinv)  LLINV1 | salt (16) | ChaCha20-Poly1305 under scrypt(code) of the text | checksum (8)
reply (.llrep)       LLREP1 | invitation id (16) | HPKE to the inviter's key of the text   | checksum (8)
text                 canonical JSON, padded to 3 KiB so that the size tells nothing of who or where
invitation id        sha256(invitation file)[:16] hex
transcript           canon({"invitation": text, "reply": text})
pair id              sha256("LeaderLens-pair-v1\0" || transcript)[:16] hex: it binds both keys and both nonces
```

The checksum is plain SHA-256 of what stands before it, so that a damaged file is never called a wrong code. Both
sides are authenticated by the code: the invitation because it opens, the reply by an HMAC under a key of the code.
Every reader here takes hostile bytes; only :class:`ExchangeError` leaves it (``wrong-code``, ``expired``, ``damaged``,
``too-large``).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys
from leaderlens.crypto.pairing_code import SALT_SIZE, CodeKeys, safety_words
from leaderlens.domain.canonical import canon, parse
from leaderlens.domain.people import SEATS, Role
from leaderlens.errors import ExchangeError
from leaderlens.i18n import _

INVITATION_LIFE = 7 * 24 * 3600
"""Seconds an invitation may be accepted."""
REPLY_GRACE = 30 * 24 * 3600
"""Seconds after an invitation's end in which a reply made in time may still come in: somebody may be on leave."""
LONGEST_NAME = 100
"""Characters of a person's or a council's name."""
NONCE_SIZE = 32
"""Bytes of the nonce each side adds."""

_INVITATION_MAGIC = b"LLINV1"
_REPLY_MAGIC = b"LLREP1"
_MAGIC_SIZE = 6
_ID_SIZE = 16
_CHECKSUM_SIZE = 8
_TEXT_SIZE = 3072
_AEAD_TAG_SIZE = 16
_HPKE_OVERHEAD = 1120 + 16
INVITATION_SIZE = _MAGIC_SIZE + SALT_SIZE + _TEXT_SIZE + _AEAD_TAG_SIZE + _CHECKSUM_SIZE
"""Bytes of every invitation file."""
REPLY_SIZE = _MAGIC_SIZE + _ID_SIZE + _HPKE_OVERHEAD + _TEXT_SIZE + _CHECKSUM_SIZE
"""Bytes of every reply file."""

_PAIR_TAG = b"LeaderLens-pair-v1\0"
_REPLY_TAG = b"LeaderLens-reply-v1\0"
_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the inviter says of themselves. ``expires`` is in seconds since 1970, UTC; ``keys`` are for this pair only.

    ``text`` is the canonical form it was read from or sealed as.
    """

    role: Role
    name: str
    council: str
    term_start: date
    keys: PublicKeys
    expires: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What the invited person says of themselves, and what the two texts together give."""

    role: Role
    name: str
    keys: PublicKeys
    pair_id: str
    safety_words: str


def can_be_said(text: str) -> bool:
    """Whether a name of a person or a council may stand in an invitation: 1 to 100 characters, all of them visible."""
    return 1 <= len(text) <= LONGEST_NAME and text == text.strip() and text.isprintable()


def file_id(file: bytes) -> str:
    """The name of an invitation by its bytes: 32 hex digits."""
    return hashlib.sha256(file).digest()[:_ID_SIZE].hex()


def seal_invitation(
    *, role: Role, name: str, council: str, term_start: date, keys: PublicKeys, expires: int, code: str
) -> tuple[bytes, CodeKeys]:
    """A new invitation file under ``code`` (as ``read_code`` gives it), with the keys of the code for its reply.

    ValueError for a name that :func:`can_be_said` refuses. About 0.3 s of scrypt.
    """
    text = _padded(
        {
            "council": _sayable(council),
            "expires": expires,
            "keys": _packed(keys),
            "name": _sayable(name),
            "nonce": secrets.token_hex(NONCE_SIZE),
            "role": role.value,
            "term_start": term_start.isoformat(),
            "v": _VERSION,
        }
    )
    head = _INVITATION_MAGIC + secrets.token_bytes(SALT_SIZE)
    code_keys = CodeKeys.derive(code, head[_MAGIC_SIZE:])
    return _with_checksum(head + code_keys.hide(canon(text), head)), code_keys


def check_invitation(file: bytes) -> None:
    """Refuse what is not a whole invitation file, before any work with a code: ``too-large``, ``damaged``."""
    _check_frame(file, _INVITATION_MAGIC, INVITATION_SIZE)


def open_invitation(file: bytes, code: str, now: int) -> tuple[Invitation, CodeKeys]:
    """Read an invitation with the code (as ``read_code`` gives it), at the moment ``now`` (seconds since 1970, UTC).

    Raises ExchangeError (``wrong-code``, ``expired``, ``damaged``, ``too-large``). About 0.3 s of scrypt.
    """
    check_invitation(file)
    keys = CodeKeys.derive(code, file[_MAGIC_SIZE : _MAGIC_SIZE + SALT_SIZE])
    invitation = reopen_invitation(file, keys)
    if now >= invitation.expires:
        raise ExchangeError(
            _(
                "This invitation has run out: one can be accepted for seven days. Nothing was changed. "
                "Please ask for a new one."
            ),
            code="expired",
        )
    return invitation, keys


def reopen_invitation(file: bytes, keys: CodeKeys) -> Invitation:
    """Read an invitation with the keys of its code, whether or not it has run out.

    Raises ExchangeError (``wrong-code``, ``damaged``, ``too-large``).
    """
    check_invitation(file)
    start = _MAGIC_SIZE + SALT_SIZE
    text = keys.show(file[start:-_CHECKSUM_SIZE], file[:start])
    if text is None:
        raise ExchangeError(
            _(
                "These six words do not open this invitation. Nothing was changed. "
                "Please go through them again with the person who invited you."
            ),
            code="wrong-code",
        )
    try:
        said = _unpadded(text, {"council", "expires", "keys", "name", "nonce", "role", "term_start"})
        return Invitation(
            role=_seat(said["role"]),
            name=_sayable(said["name"]),
            council=_sayable(said["council"]),
            term_start=_day(said["term_start"]),
            keys=_unpacked(said["keys"]),
            expires=_whole(said["expires"]),
            text=text,
        )
    except ValueError:
        raise _damaged_invitation() from None


def seal_reply(
    *, invitation_file: bytes, invitation: Invitation, code_keys: CodeKeys, role: Role, name: str, keys: PublicKeys
) -> tuple[bytes, Reply]:
    """The reply file to an invitation, and what the two texts together give.

    ValueError for a name that :func:`can_be_said` refuses; ExchangeError (``damaged``) when nothing can be sealed to
    the inviter's key.
    """
    said = {
        "invitation": hashlib.sha256(invitation_file).hexdigest(),
        "keys": _packed(keys),
        "name": _sayable(name),
        "nonce": secrets.token_hex(NONCE_SIZE),
        "proof": "0" * 64,
        "role": role.value,
        "v": _VERSION,
    }
    said = _padded(said)
    said["proof"] = code_keys.prove(_proven(said)).hex()
    text = canon(said)
    identity = bytes.fromhex(file_id(invitation_file))
    try:
        sealed = _SUITE.encrypt(text, invitation.keys.sealer, _reply_info(invitation_file))
    except ValueError:
        raise _damaged_invitation() from None
    return _with_checksum(_REPLY_MAGIC + identity + sealed), _agreed(invitation, text, role, name, keys)


def check_reply(file: bytes) -> None:
    """Refuse what is not a whole reply file, before any work with a key: ``too-large``, ``damaged``."""
    _check_frame(file, _REPLY_MAGIC, REPLY_SIZE)


def answered_invitation(file: bytes) -> str:
    """The id of the invitation a reply says it answers. Raises ExchangeError (``damaged``, ``too-large``)."""
    check_reply(file)
    return file[_MAGIC_SIZE : _MAGIC_SIZE + _ID_SIZE].hex()


def is_meant_for(file: bytes, invitation_id: str) -> bool:
    """Whether a file, sound or not, claims to be a reply to that invitation."""
    return file[:_MAGIC_SIZE] == _REPLY_MAGIC and file[_MAGIC_SIZE : _MAGIC_SIZE + _ID_SIZE].hex() == invitation_id


def open_reply(
    file: bytes, *, invitation_file: bytes, invitation: Invitation, code_keys: CodeKeys, keys: DeviceKeys, now: int
) -> Reply:
    """Read the reply to our own invitation, sealed to ``keys``, at the moment ``now`` (seconds since 1970, UTC).

    Raises ExchangeError: ``damaged`` (also for a reply to another invitation, or one in our own seat), ``wrong-code``
    when it was made without the code, ``expired``, ``too-large``.
    """
    start = _MAGIC_SIZE + _ID_SIZE
    if answered_invitation(file) != file_id(invitation_file):
        raise _damaged_reply()
    try:
        text = _SUITE.decrypt(file[start:-_CHECKSUM_SIZE], keys.opener, _reply_info(invitation_file))
    except (InvalidTag, ValueError):
        raise _damaged_reply() from None
    try:
        said = _unpadded(text, {"invitation", "keys", "name", "nonce", "proof", "role"})
        proof = _hex(said["proof"], 32)
        role, name, theirs = _seat(said["role"]), _sayable(said["name"]), _unpacked(said["keys"])
        whole = _hex(said["invitation"], 32)
    except ValueError:
        raise _damaged_reply() from None
    if not code_keys.proves(proof, _proven(said)):
        raise ExchangeError(
            _(
                "An answer to your invitation was made without the six words, so it was set aside. Nothing was "
                "changed. If you expect an answer, please withdraw the invitation and make a new one."
            ),
            code="wrong-code",
        )
    if not hmac.compare_digest(whole, hashlib.sha256(invitation_file).digest()) or role is not invitation.role.other:
        raise _damaged_reply()
    if theirs.kid == keys.kid:
        raise _damaged_reply()
    if now >= invitation.expires + REPLY_GRACE:
        raise ExchangeError(
            _(
                "An answer came long after your invitation had run out, so it was set aside. Nothing was changed. "
                "Please withdraw the invitation and make a new one."
            ),
            code="expired",
        )
    return _agreed(invitation, text, role, name, theirs)


def too_large() -> ExchangeError:
    """A file bigger than any invitation or reply."""
    return ExchangeError(
        _(
            "This file is too large to be an invitation from LeaderLens, so it was not opened. Nothing was changed. "
            "Please choose the file that was sent to you."
        ),
        code="too-large",
    )


def _damaged_invitation() -> ExchangeError:
    return ExchangeError(
        _(
            "This file is damaged, or is not an invitation from LeaderLens. Nothing was changed. "
            "Please ask for it to be sent again."
        ),
        code="damaged",
    )


def _damaged_reply() -> ExchangeError:
    return ExchangeError(
        _(
            "An answer to your invitation is damaged or belongs to another one, so it was set aside. Nothing was "
            "changed. If no other answer comes, please withdraw the invitation and make a new one."
        ),
        code="damaged",
    )


def _check_frame(file: bytes, magic: bytes, size: int) -> None:
    if len(file) > size:
        raise too_large()
    body, checksum = file[:-_CHECKSUM_SIZE], file[-_CHECKSUM_SIZE:]
    if len(file) != size or not file.startswith(magic) or hashlib.sha256(body).digest()[:_CHECKSUM_SIZE] != checksum:
        raise _damaged_invitation() if magic == _INVITATION_MAGIC else _damaged_reply()


def _with_checksum(body: bytes) -> bytes:
    return body + hashlib.sha256(body).digest()[:_CHECKSUM_SIZE]


def _agreed(invitation: Invitation, reply_text: bytes, role: Role, name: str, keys: PublicKeys) -> Reply:
    """What both sides work out alike from the two texts."""
    transcript = canon({"invitation": parse(invitation.text), "reply": parse(reply_text)})
    pair_id = hashlib.sha256(_PAIR_TAG + transcript).digest()[:16].hex()
    return Reply(role, name, keys, pair_id, safety_words(transcript))


def _reply_info(invitation_file: bytes) -> bytes:
    """What a reply is tied to inside HPKE: the whole invitation it answers."""
    return _REPLY_TAG + hashlib.sha256(invitation_file).digest()


def _proven(said: dict[str, Any]) -> bytes:
    """What the HMAC of a reply covers: everything it says but the HMAC itself."""
    return _REPLY_TAG + canon({key: value for key, value in said.items() if key != "proof"})


def _padded(said: dict[str, Any]) -> dict[str, Any]:
    """``said`` with as much filling (``z``) as makes its canonical form exactly 3 KiB."""
    filling = _TEXT_SIZE - len(canon({**said, "z": ""}))
    return {**said, "z": "0" * filling}


def _unpadded(text: bytes, expected: set[str]) -> dict[str, Any]:
    """What a text of exactly 3 KiB says, filling included. ValueError for other fields or another version."""
    said = parse(text)
    if not isinstance(said, dict) or said.keys() != expected | {"v", "z"} or said["v"] != _VERSION:
        raise ValueError("not the fields of a pairing")
    if len(text) != _TEXT_SIZE or not isinstance(said["z"], str):
        raise ValueError("not the size of a pairing")
    _hex(said["nonce"], NONCE_SIZE)
    return said


def _packed(keys: PublicKeys) -> str:
    return base64.b64encode(keys.sign_public + keys.seal_public).decode()


def _unpacked(packed: object) -> PublicKeys:
    """Public keys out of their text. ValueError for anything that is not two valid keys, written the one way."""
    try:
        raw = base64.b64decode(_text(packed), validate=True)
    except binascii.Error:
        raise ValueError("not keys") from None
    keys = PublicKeys(raw[:32], raw[32:])
    if _packed(keys) != packed:
        raise ValueError("keys written in another way")
    _SUITE.encrypt(b"", keys.sealer)  # ValueError for a key nothing can be sealed to
    return keys


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("not text")  # noqa: TRY004 - one kind of error for whatever a stranger wrote
    return value


def _sayable(value: object) -> str:
    text = _text(value)
    if not can_be_said(text):
        raise ValueError("not a name")
    return text


def _seat(value: object) -> Role:
    role = Role(_text(value))
    if role not in SEATS:
        raise ValueError("not a seat")
    return role


def _day(value: object) -> date:
    day = date.fromisoformat(_text(value))
    if day.isoformat() != value:
        raise ValueError("a day written in another way")
    return day


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a moment")
    return value


def _hex(value: object, size: int) -> bytes:
    raw = bytes.fromhex(_text(value))
    if len(raw) != size or raw.hex() != value:
        raise ValueError("not hexadecimal of that length")
    return raw
