"""How the embedded model is made: data, vocabularies, training, conversion, evaluation.

Not shipped. Needs the extra `train`; `python -m recipe --help` lists the steps.
"""
