layers * kv_heads * (width // heads) * tokens * sequences * 2
