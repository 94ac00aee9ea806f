"""The review page: a document beside its translation, to read, judge and correct.

`build` reads two documents into a `Review`, `render` writes that as one page of HTML, and
`read_corrections` takes what the page sends back; none of them opens a file or a socket.
"""

from dragoman_hooks.review.command import command

__all__ = ["command"]
