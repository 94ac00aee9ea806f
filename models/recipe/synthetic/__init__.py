"""Generated training pairs: figures, persons, placeholders. A seed fixes every sentence."""
