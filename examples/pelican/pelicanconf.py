"""Build with: pelican    (or: pelican --listen --autoreload)."""

SITENAME = "جريدة نهر الزيتون"
DEFAULT_LANG = "ar"
TIMEZONE = "Asia/Amman"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
RELATIVE_URLS = True
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None

PLUGINS = ["dragoman_hooks.pelican"]
DRAGOMAN = {"summary_sentences": 1}
