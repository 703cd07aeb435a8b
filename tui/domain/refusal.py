"""The one error of the domain."""


class Refused(Exception):
    """What was asked cannot be done; the text names the thing, the reason and the way out.

    Always one line, fit to be shown to a person as it is.
    """
