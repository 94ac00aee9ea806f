"""Markdown, spliced and never re-rendered.

`lines` and `templates` make the view that markdown-it reads; `parser`, `block_rules` and
`inline_rules` read it; `blocks`, `inlines` and `html` turn what they find into segments;
`front_matter` does the same for the fields above the body; `escape`, `wrap`, `edits` and `render`
write translations back.
"""
