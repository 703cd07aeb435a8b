"""What is begun, kept aside: whole or not at all, held by one, gone once it is over."""

import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tui.store.drafts import Draft, begun_notes, drop_kept, drop_with, new_draft


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """It is not there yet."""
    return tmp_path / "kept-drafts"


def left(folder: Path, text: str) -> Path:
    """A draft that nobody types into."""
    draft = new_draft(folder)
    draft.write({"text": text})
    draft.close()
    return draft.path


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*"))


def test_nothing_is_there_before_the_first_write(folder: Path) -> None:
    draft = new_draft(folder)
    draft.drop()
    assert not folder.exists()
    draft = new_draft(folder)
    draft.write({"text": "soup"})
    assert draft.read() == {"text": "soup"}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(draft.path.stat().st_mode) == 0o600
    assert begun_notes(folder) == [], "somebody types into it"
    draft.close()
    assert begun_notes(folder) == [(draft.path, {"text": "soup"})]


@pytest.mark.parametrize("way", ["drop", "close"])
def test_nothing_comes_back_once_it_is_over(folder: Path, way: str) -> None:
    draft = new_draft(folder)
    draft.write({"text": "soup"})
    getattr(draft, way)()
    draft.write({"text": "late"})
    assert draft.read() == ({"text": "soup"} if way == "close" else None)
    if way == "drop":
        assert names(folder) == []


def test_writes_of_other_threads_leave_nothing_after_it_was_dropped(folder: Path) -> None:
    for _ in range(20):
        draft = new_draft(folder)
        draft.write({"text": "first"})
        with ThreadPoolExecutor(4) as pool:
            for n in range(8):
                pool.submit(draft.write, {"text": f"soup {n}"})
            pool.submit(draft.drop)
        assert names(folder) == []


def test_one_holds_it_and_then_another(folder: Path) -> None:
    path = left(folder, "soup")
    one, two = Draft(path), Draft(path)
    assert one.hold()
    assert one.hold(), "it is held here already"
    assert not two.hold()
    one.close()
    assert two.hold()
    two.close()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"soup and tea\n", "soup and tea"),
        (b"\xef\xbb\xbfsoup\r\nand tea\n\n", "soup\r\nand tea"),
        ("süß".encode("cp1252"), "süß"),
        (b"", ""),
    ],
)
def test_what_is_laid_out_is_for_its_owner_alone_and_taken_in(
    folder: Path, data: bytes, text: str
) -> None:
    draft = new_draft(folder)
    draft.write({"text": "soup", "day": "2026-11-23"})
    path = draft.laid_out.lay_out("soup")
    assert path.read_text("utf-8") == "soup"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.write_bytes(data)
    path.with_name("note.md~").write_text("what an editor leaves")
    assert draft.laid_out.text() == text
    draft.take_in()
    draft.take_in()
    assert draft.read() == {"text": text or "soup", "day": "2026-11-23"}
    draft.drop()
    assert names(folder) == []


def test_what_is_kept_and_what_says_nothing_is_let_go(folder: Path) -> None:
    for text in ("kept", "", " \n"):
        left(folder, text)
    assert not drop_kept(folder, lambda content: content["text"] == "kept")
    assert names(folder) == []
    path = left(folder, "begun")
    typed = new_draft(folder)
    typed.write({"text": "kept"})
    assert drop_kept(folder, lambda content: content["text"] == "kept")
    assert [begun for begun, _ in begun_notes(folder)] == [path]
    assert typed.path.exists(), "somebody types into it"


def test_what_killed_writers_left_is_swept(folder: Path) -> None:
    path = left(folder, "begun")
    (folder / f".{path.name}.123.tmp").write_text("half")
    (folder / ".draft-abc.json.124.tmp").write_text("half")
    (folder / "draft-def.lock").touch()
    typed = new_draft(folder)
    typed.write({"text": "soup"})
    half = folder / f".{typed.path.name}.125.tmp"
    half.write_text("it is being written")
    assert drop_kept(folder, lambda _: False)
    wanted = [path.name, f"{path.stem}.lock", typed.path.name, f"{typed.path.stem}.lock", half.name]
    assert names(folder) == sorted(wanted)


def test_what_holds_a_forgotten_name_is_let_go(folder: Path) -> None:
    left(folder, "with ALEX")
    path = left(folder, "with Kim")
    laid = new_draft(folder)
    laid.write({"text": "soup"})
    laid.laid_out.lay_out("soup with Alex")
    laid.close()
    drop_with(folder, "Alex")
    assert [begun for begun, _ in begun_notes(folder)] == [path]


@pytest.mark.parametrize("name", ['Jo "Bear" Lee', "Jo\\Lee"])
def test_a_forgotten_name_with_signs_of_json_in_it_is_found(folder: Path, name: str) -> None:
    left(folder, f"with {name.upper()}")
    drop_with(folder, name)
    assert begun_notes(folder) == []


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'"soup"', b"\xff", b"[" * 99_999])
def test_what_cannot_be_read_is_neither_offered_nor_let_go(folder: Path, data: bytes) -> None:
    folder.mkdir()
    path = folder / "draft-0.json"
    path.write_bytes(data)
    assert begun_notes(folder) == []
    assert not drop_kept(folder, lambda _: True)
    assert path.read_bytes() == data


# a text in an editor of one's own


def killed_at_the_editor(folder: Path, text: str = "soup", **fields: str) -> Draft:
    """A draft whose text is laid out for an editor that outlives the app."""
    draft = new_draft(folder)
    draft.write({"text": text, "day": "2026-11-23", **fields})
    draft.laid_out.lay_out(text)
    draft.close()
    return draft


def saved(draft: Draft, text: str) -> None:
    """The editor saves."""
    (draft.laid_out.folder / "note.md").write_text(f"{text}\n")


def begun(folder: Path) -> list[str]:
    return sorted(str(content["text"]) for _, content in begun_notes(folder))


def gone_on_with(draft: Draft) -> Draft:
    """As the next app does it."""
    again = Draft(draft.path)
    assert again.hold()
    again.take_in()
    return again


def test_what_an_editor_saves_before_and_after_the_kill_is_found(folder: Path) -> None:
    draft = killed_at_the_editor(folder)
    saved(draft, "soup and more")
    assert begun(folder) == ["soup and more"]
    saved(draft, "soup, more, and tea")
    assert begun(folder) == ["soup, more, and tea"]
    ((_, content),) = begun_notes(folder)
    assert content["day"] == "2026-11-23"


def test_an_editor_that_is_still_open_writes_over_nothing_typed_since(folder: Path) -> None:
    draft = killed_at_the_editor(folder)
    saved(draft, "soup and more")
    again = gone_on_with(draft)
    again.write({"text": "soup and more, typed here", "day": "2026-11-23"})
    saved(draft, "soup and more, typed there")
    again.close()
    assert begun(folder) == ["soup and more, typed here", "soup and more, typed there"]
    assert begun(folder) == ["soup and more, typed here", "soup and more, typed there"]


def test_what_it_saves_while_the_note_is_kept_waits_and_the_copy_goes(folder: Path) -> None:
    draft = killed_at_the_editor(folder)
    again = gone_on_with(draft)
    saved(draft, "soup and more")
    again.drop()
    assert begun(folder) == ["soup and more"]
    assert not draft.laid_out.folder.exists()


def test_what_it_saves_after_the_note_was_kept_waits_too(folder: Path) -> None:
    draft = killed_at_the_editor(folder)
    gone_on_with(draft).drop()
    assert names(folder) == []
    draft.laid_out.folder.mkdir()  # as some editors do
    saved(draft, "more")
    assert drop_kept(folder, lambda _: False)
    assert begun(folder) == ["more"]
    assert not draft.laid_out.folder.exists()
    assert drop_kept(folder, lambda _: True) is False
    assert names(folder) == []


def test_an_empty_folder_of_no_draft_is_swept(folder: Path) -> None:
    (folder / "draft-abc").mkdir(parents=True)
    assert not drop_kept(folder, lambda _: False)
    assert names(folder) == []


def test_what_an_editor_left_to_recover_from_stays_until_the_draft_is_over(folder: Path) -> None:
    draft = killed_at_the_editor(folder)
    copy = draft.laid_out.folder / ".note.md.swp"
    assert not draft.laid_out.has_copies
    copy.write_text("typed, not saved")
    again = gone_on_with(draft)
    assert again.laid_out.has_copies
    again.laid_out.lay_out("soup")
    assert copy.read_text() == "typed, not saved"
    again.drop()
    assert names(folder) == []


def written_over(draft: Draft) -> None:
    """It stands in what was typed here, and not in what the editor saved."""
    draft.write({"text": "with Alex"})
    draft.laid_out.take("with Alex")
    saved(draft, "with nobody")


def of_no_draft(draft: Draft) -> None:
    draft.path.unlink()
    saved(draft, "with Alex")


HELD: dict[str, Callable[[Draft], object]] = {
    "the text": lambda draft: draft.write({"text": "with Alex"}),
    "what the editor saved": lambda draft: saved(draft, "with Alex"),
    "what was written over": written_over,
    "a copy of the editor": lambda draft: draft.laid_out.folder.joinpath("a~").write_text("ALEX"),
    "what cannot be read": lambda draft: draft.path.write_text("{ with Alex"),
    "a half": lambda draft: draft.path.with_name(f".{draft.path.name}.9.tmp").write_text("Alex"),
    "a folder of no draft": of_no_draft,
}


@pytest.mark.parametrize("where", HELD)
def test_a_forgotten_name_is_nowhere_in_the_folder(folder: Path, where: str) -> None:
    draft = killed_at_the_editor(folder)
    HELD[where](Draft(draft.path))
    drop_with(folder, "Alex")
    left = [path.read_text().casefold() for path in folder.rglob("*") if path.is_file()]
    assert not any("alex" in text for text in left)


def test_a_link_in_the_place_of_the_folder_is_not_written_through(
    folder: Path, tmp_path: Path
) -> None:
    draft = new_draft(folder)
    draft.write({"text": "soup"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    draft.laid_out.folder.symlink_to(elsewhere)
    draft.laid_out.lay_out("soup")
    assert list(elsewhere.iterdir()) == []
    draft.drop()
    assert names(folder) == []
