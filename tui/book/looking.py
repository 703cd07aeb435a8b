"""How the book is looked at: with everyone or with one person alone, and masked where wanted."""

from collections.abc import Callable, Iterable

from tui.book.book import Book
from tui.book.steps import Edit
from tui.book.view import BookView


class Looking:
    """What there is to draw of a book; ``only`` is the uid of the one person looked at alone.

    A view is the same one as long as it is of the same book.
    """

    def __init__(self, book: Callable[[], Book], edits: Callable[[], Iterable[Edit]]) -> None:
        self._book, self._edits = book, edits
        self.only = ""
        self.is_masked = False
        self._alone: tuple[tuple[Book, int, str], BookView] | None = None
        self._mask: tuple[BookView, BookView] | None = None

    @property
    def everyone(self) -> BookView:
        """The book with everyone: names and notes masked, where that is wanted."""
        return self._drawn(self._book()) if self.is_masked else self._book()

    @property
    def view(self) -> BookView:
        """The book as it is looked at: all of it, or with one person only."""
        if not self.only:
            return self.everyone
        book = self._book()
        of = (book, book.version, self.only)
        if self._alone is None or self._alone[0] != of:
            self._alone = (of, book.only(self.only))
        return self._drawn(self._alone[1]) if self.is_masked else self._alone[1]

    def masked_text(self, text: str) -> str:
        """A line of text in which no name and none of anybody's words can be read, if so wanted.

        The words of what was changed here are masked too, though they are in the book no longer:
        what was taken out is still named by the line that says so, and by its undo.
        """
        if not self.is_masked:
            return text
        from tui.book.masked import masked_text  # few ever ask for it

        return masked_text(self._book(), text, self._edits())

    def _drawn(self, book: BookView) -> BookView:
        """A book masked."""
        if self._mask is None or self._mask[0] is not book:
            from tui.book.masked import masked  # few ever ask for it

            self._mask = (book, masked(book))
        return self._mask[1]
