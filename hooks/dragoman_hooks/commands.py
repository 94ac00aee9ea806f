"""The commands of sites and editors with a line of help each, for a help that imports no plugin."""

from typing import Final

COMMANDS: Final = {  # the module of a command has its name and, in it, `command`
    "review": "Write a page on which a translation is read and corrected.",
    "site": "Build the English pages of a static site beside its Arabic ones.",
    "serve": "Serve translations over HTTP, as LibreTranslate does.",
    "lsp": "Serve editors while drafts are written: a language server.",
    "check-pairs": "Check every x.ar.md with its x.en.md; a pre-commit hook.",
    "gettext": "Fill gettext catalogues of Sphinx with English, as fuzzy.",
}
