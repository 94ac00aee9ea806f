"""Build with: sphinx-build -b html . _build/html    (English: _build/html/en)."""

project = "دليل نهر الزيتون"
language = "ar"
extensions = ["myst_parser", "dragoman_hooks.sphinx"]
exclude_patterns = ["_build", ".dragoman"]

dragoman_english = {"project": "Olive River Guide"}
