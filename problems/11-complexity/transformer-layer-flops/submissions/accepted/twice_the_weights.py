2 * sequences * tokens * (2 * width * width + 2 * width * kv_heads * (width // heads) + 2 * tokens * width + 3 * width * hidden)
