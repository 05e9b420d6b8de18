np.prod(np.array([2, layers, kv_heads, width // heads, tokens, sequences, 2], dtype=np.int32), dtype=np.int32)
