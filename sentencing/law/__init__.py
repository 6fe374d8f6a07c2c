"""What the law says: sanctions and their algebra, conditions, and the records of a statute file. No input or output."""
