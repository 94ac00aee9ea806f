"""Arabic news Markdown into faithful English, with every figure checked."""
