"""What is said of a fault of our own: where it is, and nothing of what the user wrote."""


def fault_line(error: BaseException) -> str:
    """One line to report; a traceback could hold names and notes."""
    error = error.__cause__ or error.__context__ or error
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}" if place else "?"
    return f"a fault in Nearer ({type(error).__name__} at {where}); please report this line"
