"""Quality statistics (质量统计): pure functions of arrays, vectorised over groups; no files, no rubric."""
