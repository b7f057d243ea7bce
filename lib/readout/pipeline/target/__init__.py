"""Reports put where others fetch them: a bucket, a share, any place that fsspec knows."""
