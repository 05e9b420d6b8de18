rows // multiple * multiple // devices * width * 16
