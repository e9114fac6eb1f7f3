"""The ground: spans, width, numbering, sentences, quantities, masks. Knows nothing of speeches."""
