2 * sequences * tokens * (2 * width * width + 2 * width * kv_heads * (width // heads) + tokens * width + 3 * width * hidden) + 2 * sequences * tokens * width
