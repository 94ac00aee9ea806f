"""A plugin for MkDocs: an English page for every Arabic page of a site."""

from __future__ import annotations

from dragoman_hooks.mkdocs.plugin import DragomanPlugin

__all__ = ["DragomanPlugin"]
