"""The report's sections, one module each, in the order a reader needs them."""
