"""What is begun, kept aside: whole or not at all, held by one, gone once it is over."""

import stat
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
    path = draft.lay_out("soup")
    assert path.read_text("utf-8") == "soup"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.write_bytes(data)
    path.with_name("note.md~").write_text("what an editor leaves")
    assert draft.text_laid_out() == text
    assert draft.read() == {"text": text or "soup", "day": "2026-11-23"}
    draft.clear_away()
    assert draft.read() == {"text": "soup", "day": "2026-11-23"}
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
    laid.lay_out("soup with Alex")
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
