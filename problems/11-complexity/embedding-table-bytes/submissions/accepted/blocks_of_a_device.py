(rows + multiple - 1) // multiple * (multiple // devices) * width * 16
