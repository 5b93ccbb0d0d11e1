"""The files of a pairing: read back whole, and refused with one of four codes when anything about them is wrong."""

import hashlib
from datetime import date

import pytest
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderlens.crypto.device_keys import DeviceKeys
from leaderlens.crypto.pairing_code import CodeKeys
from leaderlens.domain.canonical import canon, parse
from leaderlens.domain.people import Role
from leaderlens.errors import ExchangeError
from leaderlens.exchange import pairing
from leaderlens.exchange.pairing import (
    INVITATION_LIFE,
    INVITATION_SIZE,
    REPLY_GRACE,
    REPLY_SIZE,
    Invitation,
    Reply,
    can_be_said,
    open_invitation,
    open_reply,
    reopen_invitation,
    seal_invitation,
    seal_reply,
)

NOW = 1_795_000_000
CODE = "abandon zoo actor act letter quiz"
CODES = {"wrong-code", "expired", "damaged", "too-large"}

ROBIN, MORGAN = DeviceKeys.generate(), DeviceKeys.generate()
FILE, CODE_KEYS = seal_invitation(
    role=Role.LEADER,
    name="Robin Thackwray",
    council="Kelderby",
    term_start=date(2026, 5, 19),
    keys=ROBIN.public,
    expires=NOW + INVITATION_LIFE,
    code=CODE,
)
INVITATION = reopen_invitation(FILE, CODE_KEYS)


def _answer(
    *,
    code_keys: CodeKeys = CODE_KEYS,
    file: bytes = FILE,
    invitation: Invitation = INVITATION,
    role: Role = Role.CHIEF_EXECUTIVE,
    keys: DeviceKeys = MORGAN,
) -> tuple[bytes, Reply]:
    return seal_reply(
        invitation_file=file,
        invitation=invitation,
        code_keys=code_keys,
        role=role,
        name="Morgan Adeyinka",
        keys=keys.public,
    )


def _read(reply: bytes, *, file: bytes = FILE, keys: DeviceKeys = ROBIN, now: int = NOW) -> Reply:
    return open_reply(reply, invitation_file=file, invitation=INVITATION, code_keys=CODE_KEYS, keys=keys, now=now)


def _refusal(read: object) -> str:
    """The code of the ExchangeError that calling ``read`` raises; anything else escapes and fails the test."""
    with pytest.raises(ExchangeError) as refused:
        read()  # type: ignore[operator]
    assert str(refused.value).count("Nothing was changed") == 1
    return refused.value.code


def test_an_invitation_reads_back_with_its_code() -> None:
    read, keys = open_invitation(FILE, CODE, NOW)

    assert (read.role, read.name, read.council) == (Role.LEADER, "Robin Thackwray", "Kelderby")
    assert (read.term_start, read.expires) == (date(2026, 5, 19), NOW + INVITATION_LIFE)
    assert read.keys == ROBIN.public
    assert keys == CODE_KEYS


def test_both_sides_work_out_the_same_pair_and_words() -> None:
    reply_file, theirs = _answer()
    ours = _read(reply_file)

    assert ours == theirs
    assert (ours.role, ours.name, ours.keys) == (Role.CHIEF_EXECUTIVE, "Morgan Adeyinka", MORGAN.public)
    assert len(ours.pair_id) == 32
    assert len(ours.safety_words.split()) == 12


def test_the_pair_id_is_the_hash_of_both_texts() -> None:
    reply_file, reply = _answer()
    suite = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    info = b"LeaderLens-reply-v1\0" + hashlib.sha256(FILE).digest()
    text = suite.decrypt(reply_file[22:-8], ROBIN.opener, info)
    transcript = b'{"invitation":' + INVITATION.text + b',"reply":' + text + b"}"

    assert reply.pair_id == hashlib.sha256(b"LeaderLens-pair-v1\0" + transcript).hexdigest()[:32]


def test_two_answers_to_one_invitation_are_two_pairs() -> None:
    (_file, first), (_other, second) = _answer(), _answer()

    assert first.pair_id != second.pair_id
    assert first.safety_words != second.safety_words


def test_sizes_tell_nothing() -> None:
    long, _keys = seal_invitation(
        role=Role.CHIEF_EXECUTIVE,
        name="\U0001f33f" * 100,
        council='"' * 100,
        term_start=date(2026, 5, 19),
        keys=ROBIN.public,
        expires=2**53 - 1,
        code=CODE,
    )

    assert len(long) == len(FILE) == INVITATION_SIZE < 4096
    assert len(_answer()[0]) == REPLY_SIZE < 8192


def test_nothing_can_be_read_in_the_files() -> None:
    both = FILE + _answer()[0]

    for word in (b"Robin", b"Morgan", b"Kelderby", b"leader", b"2026", ROBIN.public.sign_public):
        assert word not in both


def test_a_wrong_code_opens_nothing() -> None:
    assert _refusal(lambda: open_invitation(FILE, "zoo zoo actor act letter quiz", NOW)) == "wrong-code"


def test_an_invitation_runs_out_after_seven_days() -> None:
    last, _keys = open_invitation(FILE, CODE, NOW + INVITATION_LIFE - 1)

    assert last == INVITATION
    assert _refusal(lambda: open_invitation(FILE, CODE, NOW + INVITATION_LIFE)) == "expired"


def test_damage_is_never_called_a_wrong_code() -> None:
    damaged = FILE[:500] + bytes([FILE[500] ^ 1]) + FILE[501:]

    assert _refusal(lambda: open_invitation(damaged, CODE, NOW)) == "damaged"
    assert _refusal(lambda: open_invitation(FILE + b"\0", CODE, NOW)) == "too-large"
    assert _refusal(lambda: open_invitation(b"", CODE, NOW)) == "damaged"


def test_a_reply_without_the_code_is_refused() -> None:
    stranger = CodeKeys(CODE_KEYS.seal, bytes(32))  # somebody who got at the inviter's key, but not at the six words

    assert _refusal(lambda: _read(_answer(code_keys=stranger)[0])) == "wrong-code"


def test_a_reply_to_another_invitation_is_refused() -> None:
    other_file, other_keys = seal_invitation(
        role=Role.LEADER,
        name="Robin Thackwray",
        council="Kelderby",
        term_start=date(2026, 5, 19),
        keys=ROBIN.public,
        expires=NOW + INVITATION_LIFE,
        code=CODE,
    )
    reply, _agreed = _answer(
        file=other_file, invitation=reopen_invitation(other_file, other_keys), code_keys=other_keys
    )
    relabelled = pairing._with_checksum(reply[:6] + bytes.fromhex(pairing.file_id(FILE)) + reply[22:-8])

    assert _refusal(lambda: _read(reply)) == "damaged"
    assert _refusal(lambda: _read(relabelled)) == "damaged"


def test_a_reply_to_somebody_elses_keys_is_refused() -> None:
    assert _refusal(lambda: _read(_answer()[0], keys=MORGAN)) == "damaged"


def test_a_reply_from_the_same_seat_or_with_our_own_keys_is_refused() -> None:
    assert _refusal(lambda: _read(_answer(role=Role.LEADER)[0])) == "damaged"
    assert _refusal(lambda: _read(_answer(keys=ROBIN)[0])) == "damaged"


def test_a_reply_may_come_in_a_month_after_the_invitation_ran_out() -> None:
    reply, agreed = _answer()
    end = NOW + INVITATION_LIFE + REPLY_GRACE

    assert _read(reply, now=end - 1) == agreed
    assert _refusal(lambda: _read(reply, now=end)) == "expired"


@settings(deadline=None, max_examples=150)
@given(st.integers(0, INVITATION_SIZE * 8 - 1))
def test_every_flipped_bit_of_an_invitation_is_damage(bit: int) -> None:
    assert _refusal(lambda: reopen_invitation(_flipped(FILE, bit), CODE_KEYS)) == "damaged"


@settings(deadline=None, max_examples=150)
@given(st.integers(0, REPLY_SIZE * 8 - 1))
def test_every_flipped_bit_of_a_reply_is_damage(bit: int) -> None:
    assert _refusal(lambda: _read(_flipped(_answer()[0], bit))) == "damaged"


@settings(deadline=None, max_examples=100)
@given(st.integers(0, INVITATION_SIZE * 8 - 1 - 64), st.integers(6 * 8, REPLY_SIZE * 8 - 1 - 64))
def test_a_flip_with_its_checksum_put_right_is_refused_as_well(bit: int, reply_bit: int) -> None:
    invitation = pairing._with_checksum(_flipped(FILE, bit)[:-8])
    reply = pairing._with_checksum(_flipped(_answer()[0], reply_bit)[:-8])

    assert _refusal(lambda: reopen_invitation(invitation, CODE_KEYS)) in {"damaged", "wrong-code"}
    assert _refusal(lambda: _read(reply)) == "damaged"


@settings(deadline=None, max_examples=100)
@given(st.integers(0, INVITATION_SIZE - 1), st.integers(0, REPLY_SIZE - 1))
def test_every_truncation_is_damage(invitation: int, reply: int) -> None:
    assert _refusal(lambda: reopen_invitation(FILE[:invitation], CODE_KEYS)) == "damaged"
    assert _refusal(lambda: _read(_answer()[0][:reply])) == "damaged"


@settings(deadline=None)
@given(st.binary(max_size=REPLY_SIZE + 2))
def test_any_bytes_are_refused_calmly(data: bytes) -> None:
    assert _refusal(lambda: reopen_invitation(data, CODE_KEYS)) in {"damaged", "too-large"}
    assert _refusal(lambda: _read(data)) in {"damaged", "too-large"}


WRONG = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 5), st.text(max_size=8), st.lists(st.integers(0, 3), max_size=3),
    st.sampled_from(["coach", "leader ", "20260519", "2026-05-32", "00" * 31, "AA" * 32, "A" * 1664, "x" * 101, " "]),
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(["council", "expires", "keys", "name", "nonce", "role", "term_start", "v", "z", "new"]), WRONG)
def test_well_sealed_nonsense_of_somebody_with_the_code_is_damage_or_fits(field: str, value: object) -> None:
    said = parse(INVITATION.text)
    assert isinstance(said, dict)
    said[field] = value  # type: ignore[assignment]
    head = FILE[:22]
    try:
        text = canon({**said, "z": "0" * max(0, 3072 - len(canon({**said, "z": ""})))} if field != "z" else said)
    except ValueError:
        text = b"{}"
    file = pairing._with_checksum(head + CODE_KEYS.hide(text, head))

    assert _outcome(file) in {"read", "damaged", "too-large"}


def _outcome(file: bytes) -> str:
    try:
        read = reopen_invitation(file, CODE_KEYS)
    except ExchangeError as refused:
        return refused.code
    return "read" if can_be_said(read.name) and can_be_said(read.council) and read.role is not Role.COACH else "unfit"


@pytest.mark.parametrize("name", ["", " Robin", "Robin ", "Ro\nbin", "Ro\u202ebin", "x" * 101, "Ro\ud800bin", "\u200b"])
def test_names_that_cannot_be_said(name: str) -> None:
    assert not can_be_said(name)
    with pytest.raises(ValueError, match="not a name"):
        seal_reply(
            invitation_file=FILE,
            invitation=INVITATION,
            code_keys=CODE_KEYS,
            role=Role.CHIEF_EXECUTIVE,
            name=name,
            keys=MORGAN.public,
        )


@pytest.mark.parametrize("name", ["Robin Thackwray", "Siân O’Brien-Łukasz", "陳大文", "x" * 100])
def test_names_that_can_be_said(name: str) -> None:
    assert can_be_said(name)


def _flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)
