2 * sequences * tokens * (2 * width * width + 3 * width * hidden
