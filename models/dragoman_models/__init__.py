"""Translation models: CTranslate2 networks with SentencePiece vocabularies."""
