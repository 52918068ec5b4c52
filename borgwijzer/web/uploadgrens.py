"""A limit on every uploaded file, held while it comes in: what is over the limit never reaches the disk."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler

from borgwijzer.documenten.opnemen import MAX_BYTES


class Uploadgrens(FileUploadHandler):
    """Passes on the first 200 MB and one block of a file, and lets go of the rest.

    A file that is cut off is over the limit, so taking it in refuses it with its name and the reason; the other files
    of the delivery go on.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Give a block to the next handler, or nothing once the limit was passed."""
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> Any:
        """Leave the making of the file to the next handler."""
        return None
