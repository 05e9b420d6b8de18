2 * sequences * tokens * (2 * width * width + 2 * width * kv_heads * (width // heads) + 2 * tokens * kv_heads * (width // heads) + 3 * width * hidden)
