"""The larger commands (命令): a run, what it published, forms out and files in."""
