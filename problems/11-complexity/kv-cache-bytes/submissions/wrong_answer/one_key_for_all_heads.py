2 * layers * (width // heads) * tokens * sequences * 2
