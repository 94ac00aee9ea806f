"""English pages beside the Arabic ones of a static site, for generators without hooks in Python.

`layouts` says where they are, `plan` what is to be done, `build` does it; `stamp` marks what was
generated. A page's text and its mark are written as one, so that a build may end at any time.
"""

from dragoman_hooks.site.cli import command

__all__ = ["command"]
