sequences * (4 * tokens * width ** 2 + 4 * tokens * width * kv_heads * width // heads + 4 * heads * tokens ** 2 * (width // heads) + 6 * tokens * width * hidden)
