"""Work brought in from where it is kept: exports of task and time programs, mapped into work.csv."""
