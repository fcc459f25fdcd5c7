"""Words for people: message catalogues, labels of codes, numbers and dates in the reader's language."""

from dashboard.language.catalogue import (
    LANGUAGES,
    current_language,
    gettext,
    ngettext,
    use_language,
)

__all__ = ["LANGUAGES", "current_language", "gettext", "ngettext", "use_language"]
