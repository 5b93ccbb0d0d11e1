"""Values of importers: reasons in words, ids that stay the same."""

from __future__ import annotations

from datetime import UTC, datetime

from leaderlens.importers.entry import REASONS, Problem, digest_of, kind_of, made_id


def test_every_reason_is_a_sentence() -> None:
    assert all(Problem("x", code).sentence.endswith(".") for code in REASONS)


def test_parts_of_a_fingerprint_cannot_be_mistaken_for_one_another() -> None:
    assert digest_of("ab", "c") != digest_of("a", "bc")
    assert digest_of("a\ud800") != digest_of("a")


def test_a_made_id_tells_time_and_text() -> None:
    moment = datetime(2024, 5, 6, 7, 8, tzinfo=UTC)
    assert made_id(moment, "a").startswith("20240506T070800-")
    assert made_id(moment, "a") != made_id(moment, "b")


def test_kinds_of_files_come_from_their_names() -> None:
    assert [kind_of(name) for name in ("a/b.PNG", "x.heic", "x.unheard", "none")] == [
        "image/png", "image/heic", "application/octet-stream", "application/octet-stream",
    ]  # fmt: skip


def test_what_was_written_is_not_in_a_repr() -> None:
    assert "secret" not in repr(Problem("secret", "empty"))
