"""``readout preview``: the report in a browser while it is written, made again after each save."""
