4 * layers * tokens * sequences * kv_heads * (width / heads)
