2 * layers * kv_heads * (width // heads) * tokens * sequences
