"""The two renderers of a hand-off: Quarto, and Pandoc with Typst without it."""
