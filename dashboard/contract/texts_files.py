"""Messages about files and columns, found in the metadata."""

from collections.abc import Mapping

from dashboard.contract.wording import Text
from dashboard.contract.wording import marked as _

FILE_TEXTS: Mapping[str, Text] = {
    "missing_table": Text(
        _("The required table {table} is missing."),
        _("Put {table}.parquet, or a folder {table} with Parquet files, into the data folder."),
    ),
    "no_rows": Text(
        _("The required table {table} has no rows."),
        _("Export {table} again and look whether rows come out."),
    ),
    "file_and_folder": Text(
        _("{table} is there twice: as a file and as a folder."),
        _("Keep one of the two, or every row counts double."),
    ),
    "empty_file": Text(
        _("The file is empty (0 bytes)."),
        _("Copy or export the file again."),
    ),
    "not_parquet": Text(
        _("The file is not a Parquet file, whatever its name says."),
        _("Save the table as Parquet; renaming an Excel or CSV file does not change what it is."),
    ),
    "truncated_file": Text(
        _("The Parquet file is cut off: its end is missing."),
        _("The copy broke off; copy or export the file again."),
    ),
    "unreadable_file": Text(
        _("The file cannot be opened: {reason}."),
        _("Close other programs that hold the file and look at its permissions."),
    ),
    "damaged_file": Text(
        _("The file is damaged inside: its rows cannot be read."),
        _("Copy or export the file again."),
    ),
    "unknown_file": Text(
        _("No table has this name; the file is not used."),
        _("Give it the name of a table (data/README.md lists them), or take it away."),
        is_warning=True,
    ),
    "missing_column": Text(
        _("The required column {column} ({wanted}) is missing."),
        _("Add the column {column} to the file."),
    ),
    "wrong_type": Text(
        _("The column {column} must be {wanted} but is {found}."),
        _("Convert {column} to {wanted} and save the file again."),
    ),
    "unknown_column": Text(
        _("The column {column} is not known and is not used."),
        _("Leave the column out; data/README.md lists the columns of every table."),
        is_warning=True,
    ),
    "misspelt_column": Text(
        _("The column {column} is not known and is not used; {guess} may be meant."),
        _("If so, rename the column to {guess}; otherwise leave it out."),
        is_warning=True,
    ),
    "private_column": Text(
        _("The column {column} looks like names, identity numbers or contact data of persons."),
        _("Take the column out before handing in the file: pupils and staff appear under pseudonyms only."),
    ),
    "plan_mistake": Text(
        _("{column} = {found} is not allowed."),
        _("Allowed: {allowed}."),
    ),
    "checks_left_out": Text(
        _("{found} checks that need {table} could not be made: {reason}."),
        _("Mend {table} first and check again."),
        is_warning=True,
    ),
}

TYPE_NAMES: Mapping[str, str] = {
    "text": _("a text"),
    "integer": _("a whole number"),
    "number": _("a number"),
    "boolean": _("true or false"),
    "date": _("a date"),
    "timestamp": _("a date with a time"),
}
