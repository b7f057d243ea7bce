"""Clients made by the workers of a Dask cluster that is there already."""
