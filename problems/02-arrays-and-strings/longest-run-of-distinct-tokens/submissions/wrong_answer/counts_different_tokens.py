def longest_distinct_run(tokens):
    return 0, len(set(tokens))
