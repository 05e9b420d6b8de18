rows // devices * width * 16
