"""Extractive summaries that keep named speakers and figures: pure functions over sentences."""
