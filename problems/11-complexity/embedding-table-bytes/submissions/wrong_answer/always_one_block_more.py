(rows // multiple + 1) * multiple // devices * width * 16
