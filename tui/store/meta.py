"""What a file says of itself, and by which id TinyDB keeps a record."""

from typing import Any

from tui.store.tables import NotOurs, Record, Tables


def document_id(uid: str) -> int:
    """TinyDB's id of the record ``uid``: 63 bits, the same on every machine."""
    from hashlib import blake2b  # reading needs no ids, and this import takes 5 ms

    data = uid.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big") >> 1


def meta_of(tables: Tables) -> Record | None:
    """The record that tells schema and identity of a file, under whichever id it stands."""
    return next((r for r in tables.get("meta", {}).values() if r.get("uid") == "meta"), None)


def file_id_of(tables: Tables) -> Any:
    """By what a file is told from any other, wherever it lies; None where it says nothing."""
    meta = meta_of(tables)
    return meta and meta.get("file_id")


def schema_of(tables: Tables) -> int:
    """The schema of a file. Refused: one that says none, for it is not ours."""
    meta = meta_of(tables)
    if meta is None:
        raise NotOurs("it is no file of Nearer: its meta record is missing")
    schema: Any = meta.get("schema")
    if isinstance(schema, int) and schema >= 1 and schema is not True:
        return schema
    raise NotOurs(f"its schema is {schema!r}, which is not a version")


def with_meta(tables: Tables, schema: int, at: str) -> Tables:
    """The tables of a file that begins now, its meta record first."""
    from uuid import uuid4

    record = {"uid": "meta", "schema": schema, "file_id": uuid4().hex, "at": at}
    meta = {str(document_id("meta")): record, **tables.get("meta", {})}
    return {"meta": meta, **{name: table for name, table in tables.items() if name != "meta"}}
