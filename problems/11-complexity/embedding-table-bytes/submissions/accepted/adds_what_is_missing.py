(rows + -rows % multiple) // devices * width * (2 + 2 + 4 + 2 * 4)
