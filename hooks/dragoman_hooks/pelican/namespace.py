"""What the wheel holds as ``pelican.plugins.dragoman``, where Pelican looks for plugins.

Pelican imports it for every site, so that nothing is imported here before it is wanted.
"""

from __future__ import annotations

from dragoman_hooks.pelican import register

__all__ = ["register"]
