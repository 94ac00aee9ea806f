"""The translation memory: what was translated or corrected once is not translated again.

`stretch` says what is looked up and under which key, `store` keeps it in SQLite, `recall` stands
between the pipeline and a memory, `learn` finds what a person changed, `tmx` exchanges it.
"""
