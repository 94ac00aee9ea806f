"""``dragoman lsp``: a language server for editors, over standard input and output."""

from __future__ import annotations

import click

from dragoman import PluginError


@click.command("lsp", epilog="docs/editors.md has the configuration of several editors.")
@click.option("--stdio", is_flag=True, help="Taken for granted; some clients say it.")
@click.option("--verbose", is_flag=True, help="Log every message to standard error.")
def command(*, stdio: bool, verbose: bool) -> int:  # noqa: ARG001 - there is no other way
    """Translate and check drafts in an editor: a language server on standard input and output."""
    try:
        from dragoman_hooks.lsp.main import serve  # noqa: PLC0415 - pygls is an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"pygls", "lsprotocol"}:
            raise
        hint = 'pip install "dragoman[lsp]"'
        raise PluginError("the language server needs pygls", hint) from error
    return serve(verbose=verbose)
