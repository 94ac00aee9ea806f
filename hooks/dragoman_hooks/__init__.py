"""Adapters for sites and editors."""
