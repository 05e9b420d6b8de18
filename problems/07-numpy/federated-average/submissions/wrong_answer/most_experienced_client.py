params[counts.argmax()]
