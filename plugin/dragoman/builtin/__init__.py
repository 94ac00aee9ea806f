"""One built-in plugin a file."""
